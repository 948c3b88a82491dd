"""You expect what `torch.tensor` does. The default collate function keeps the 64 bits of Python's floats, and the first Linear layer complains."""
A8 = "float32"
