"""Barriers: what stands in the way, who takes it on, and what became of it."""
