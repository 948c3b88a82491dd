"""You expect 32 bits for whole numbers. PyTorch uses 64 for them, so that they can count or address anything; 32 is what its floats have."""
A1 = "int32"
