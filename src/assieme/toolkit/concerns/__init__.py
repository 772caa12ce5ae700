"""Something went wrong: a way to say so to somebody outside the team."""
