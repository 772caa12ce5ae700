"""Reflective sessions of the team on recovery, and what people learned."""
