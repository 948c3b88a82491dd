"""You expect a tensor. There are no tensors of texts: they stay a list."""
A11 = "tensor"
