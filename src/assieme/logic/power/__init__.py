"""What the rules of an assembly allow: the formal mirror."""
