"""You made a table with one long row. `reshape(-1)` names one size, so the result has one axis, and no row and column at all."""
A2 = (1, $a * $b)
