"""The year: what a service asks everybody, when, and what came of it; and its report."""
