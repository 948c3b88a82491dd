"""You go by the first batch and ignore the second. In front sizes must be equal, or one of them 1: $d and $a are neither."""
A8 = ($d, $a, $c)
