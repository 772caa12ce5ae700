"""The ladder: looking back on one's own ways of working, or on those of a project, and on what to try next."""
