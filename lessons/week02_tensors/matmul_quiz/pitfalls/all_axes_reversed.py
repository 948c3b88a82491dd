"""You reversed all axes. `mT` turns each table of a batch round by itself: only the last two are swapped."""
A9 = ($b, $a, $d)
