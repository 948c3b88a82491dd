"""You drop the first axis: an array with three axes met one with two. Nothing goes away in broadcasting. The missing axis of the shorter shape counts as 1, and takes the size of the other."""
A8 = ($a, $b)
