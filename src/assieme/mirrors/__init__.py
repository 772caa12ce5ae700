"""Promise and practice: what was declared beside what the rules allow and what happened."""
