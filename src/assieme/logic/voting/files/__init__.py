"""Reading elections from files. Dirt is read where its meaning is certain; else the error names file and line."""
