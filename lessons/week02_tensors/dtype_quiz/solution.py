"""Which dtype does each line give? One number, and "error" where PyTorch refuses."""

# torch.tensor([$a, $b]).dtype
A1 = "int64"  # whole numbers

# (torch.tensor([$a, $b]) / 2).dtype
A2 = "float32"  # true division, into PyTorch's own floats

# (torch.tensor([$a, $b]) // 2).dtype
A3 = "int64"  # rounded down: still whole

# (torch.tensor([$a, $b]) + 0.5).dtype
A4 = "float32"  # the Python number brings its category, not its 64 bits

# (torch.ones(3, dtype=torch.$i) + torch.ones(3, dtype=torch.$f)).dtype
A5 = "$f"  # floats win over whole numbers, however few bits they have

# (torch.ones(3) + torch.ones(3, dtype=torch.float64)).dtype
A6 = "float64"  # one category: more bits win

# (torch.ones(3) + torch.tensor(0.5, dtype=torch.float64)).dtype
A7 = "float32"  # a 0-d tensor of the same category counts for nothing

# (torch.tensor([$a, $b], dtype=torch.$s) * 2).dtype
A8 = "$s"  # a plain number of the same category counts for nothing

# torch.from_numpy(np.ones($a)).dtype
A9 = "float64"  # NumPy's floats keep their 64 bits

# (torch.ones($b) > 0).dtype
A10 = "bool"  # a comparison gives truth values

# (torch.ones($b) > 0).sum().dtype
A11 = "int64"  # their sum counts them

# The number: (torch.tensor([$d], dtype=torch.uint8) - $e).item()
A12 = $d - $e + 256  # below 0 it goes on at 255

# torch.arange($a).mean().dtype
A13 = "error"  # no mean of whole numbers

# torch.tensor([$a, $b]).add_(0.5).dtype
A14 = "error"  # floats do not fit into a tensor of whole numbers
