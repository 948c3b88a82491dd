"""You put the new axis behind. Items are stacked along a new *first* axis."""
A5 = (1, $h, $w, $b)
