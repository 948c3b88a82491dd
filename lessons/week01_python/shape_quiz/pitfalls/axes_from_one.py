"""You count the axes from 1. NumPy counts from 0, as with the items of a list: `axis=1` is the second axis."""
A11 = ($a, $b)
A12 = (1, $a, $b)
