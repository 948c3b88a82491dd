"""You put the new axis at the end. `None` stands for it in the index, and it comes where `None` stands."""
A9 = ($a, $b, 1)
A10 = ($a, $b, 1)
