"""You exchanged the two sizes that are left. Rows come from the first table, columns from the second."""
A1 = ($c, $a)
