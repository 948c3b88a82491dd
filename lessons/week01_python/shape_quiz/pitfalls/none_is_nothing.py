"""You read `None` as "nothing". In an index it adds something: an axis of size 1, in the place where it stands."""
A9 = ($a, $b)
A10 = ($a, $b)
