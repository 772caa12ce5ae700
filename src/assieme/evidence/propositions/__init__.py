"""Claims of the theory of co-production, put to the test on an organisation's own data."""
