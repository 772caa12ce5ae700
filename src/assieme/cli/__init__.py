"""The `assieme` command: one verb per module, each thin, registered in `main`."""
