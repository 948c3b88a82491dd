"""You put all pairs in one row. `outer` arranges them as a table: a row for each number of the first, a column for each of the second."""
A11 = ($a * $b,)
