"""You left the 1 as it is. In front the sizes broadcast as in an addition: the 1 meets $d and becomes $d."""
A7 = ($c, 1, $a, $e)
