"""You let two shapes meet whose left sizes agree. What counts is the right end: there $b meets $a, and neither of them is 1."""
A7 = ($a, $b)
