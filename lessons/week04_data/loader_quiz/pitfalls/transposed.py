"""You have the axes exchanged: the batch comes first."""
A10 = ($k, $b)
