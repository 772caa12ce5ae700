"""Assemblies: bodies that meet and decide, their rules, their secret votes and their minutes."""
