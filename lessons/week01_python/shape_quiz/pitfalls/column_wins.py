"""You let the column decide. The row `($a,)` counts as `(1, $a)`, so both have a 1 to be stretched: the column gets wider, the row gets taller."""
A6 = ($a, 1)
