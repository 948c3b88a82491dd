"""You say how many are lacking to a full batch. Asked for is how many are there."""
A2 = $b - $n % $b
