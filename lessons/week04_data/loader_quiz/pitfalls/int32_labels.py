"""You expect 32 bits. Python's whole numbers become int64."""
A7 = "int32"
