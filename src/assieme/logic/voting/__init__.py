"""Decision rules, one per module."""
