"""You let the tensor become a float. The underscore means: write into this very tensor. Its dtype can't change, and 0.5 does not fit into whole numbers, so PyTorch refuses."""
A14 = "float32"
