"""What helps, what hinders and what it costs: barriers, claims of the theory, time spent on forms."""
