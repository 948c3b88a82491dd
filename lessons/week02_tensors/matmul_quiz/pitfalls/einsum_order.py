"""Your sizes are right, in another order. The letters behind the arrow say the order: b, then i, then k."""
A12 = ($d, $c, $a)
