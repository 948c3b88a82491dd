"""You drop a full batch as well. Only the one that is not full goes."""
A3 = $n // $b - 1
