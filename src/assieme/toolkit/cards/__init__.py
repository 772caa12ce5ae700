"""Opportunity cards: an idea, in the form of EQUIL's toolkit, and what became of it."""
