"""Gratitude, for whoever likes it: three good things, postcards, and the closing journal of a project."""
