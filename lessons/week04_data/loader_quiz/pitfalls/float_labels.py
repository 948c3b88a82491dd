"""You let labels become floats. Whole numbers stay whole."""
A7 = "float32"
