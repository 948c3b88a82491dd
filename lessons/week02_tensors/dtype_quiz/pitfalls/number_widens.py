"""You let the plain 2 widen the tensor to 64 bits. Within its own category a plain number counts for nothing: the tensor keeps its type."""
A8 = "int64"
