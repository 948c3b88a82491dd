"""You kept j. It is missing behind the arrow, and a missing letter is summed."""
A12 = ($d, $a, $b, $c)
