"""You let a tensor without an axis decide the type. A 0-d tensor counts like a plain number: within its own category it counts for nothing, whatever its bits."""
A7 = "float64"
