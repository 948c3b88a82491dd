"""You swapped the first two axes. The tables of a batch are its last two: these are swapped by `mT`."""
A9 = ($a, $d, $b)
