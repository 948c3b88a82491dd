"""You leave the -1 in the shape. It is a request, not a size: NumPy replaces it by the number that makes the product come out right."""
A1 = ($c, -1)
A2 = (-1,)
