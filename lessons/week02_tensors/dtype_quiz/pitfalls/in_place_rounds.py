"""You let the result be cut to a whole number. PyTorch does not lose the half in silence: what does not fit into the tensor is refused."""
A14 = "int64"
