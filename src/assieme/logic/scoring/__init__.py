"""Scores of questionnaires, by principle or scale."""
