"""You let the smaller type win. Within one category the result has the larger number of bits, so that nothing is lost."""
A6 = "float32"
