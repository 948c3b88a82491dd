"""You expect floats from whole numbers. `torch.tensor` looks at the numbers it is given, and none of these has a point."""
A1 = "float32"
