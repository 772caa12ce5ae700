"""The eleven principles of co-production, as people can use them while they work."""
