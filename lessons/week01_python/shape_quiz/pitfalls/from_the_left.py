"""You align the shapes at the left, as words on a page. Broadcasting aligns them at the right, and puts the missing 1s on the left. Answer A5 to A8 again that way."""
A5 = "error"
A6 = ($a, 1)
A7 = ($a, $b)
A8 = "error"
