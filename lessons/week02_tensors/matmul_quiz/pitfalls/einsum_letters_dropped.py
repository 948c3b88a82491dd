"""You summed over b as well. It stands behind the arrow, so it stays; only j is missing there."""
A12 = ($a, $c)
