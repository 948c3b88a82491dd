"""You exchanged the two. `stack` lays arrays on each other, along an axis that is new. `concatenate` puts them end to end, along an axis that is there."""
A13 = ($d * $a, $b)
A14 = ($d, $a, $b)
