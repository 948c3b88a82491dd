"""You expect a tuple. The group of texts stays the list that it was."""
A11 = "tuple"
