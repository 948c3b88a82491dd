"""You have height and width exchanged. An item keeps its axes in their order."""
A5 = ($b, 1, $w, $h)
