"""You let every table of one batch meet every table of the other. Batches meet place by place, unless one has a size of 1: $d and $a do not fit."""
A8 = ($d, $a, $a, $c)
