"""You take NumPy's floats for PyTorch's. NumPy's have 64 bits, and `from_numpy` keeps them. A layer with float32 weights will refuse them: `.float()` converts."""
A9 = "float32"
