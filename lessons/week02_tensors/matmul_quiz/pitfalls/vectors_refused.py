"""You refuse two vectors. The left one is taken as a row, the right one as a column: they have the same length, and give one number."""
A5 = "error"
