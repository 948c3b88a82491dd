"""You lost the batch. What stands in front of the last two axes is never added up: for each of the $d tables there is a product."""
A6 = ($a, $c)
