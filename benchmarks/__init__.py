"""One file per claim of speed or accuracy; `make bench` runs them and prints the table of ratios."""
