"""You let `//` give floats. It rounds down, and what is left is whole: the category stays."""
A3 = "float32"
