"""You expect two arrays of $a numbers to meet one by one. But `($a,)` counts as a row, `(1, $a)`, and `($a, 1)` is a column: every number of one meets every number of the other."""
A6 = ($a,)
