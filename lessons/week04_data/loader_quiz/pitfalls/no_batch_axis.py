"""You say what one picture has. A batch has an axis more, in front."""
A5 = (1, $h, $w)
