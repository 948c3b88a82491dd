"""You let a plain Python number bring its 64 bits. It counts by its category only: floats come out, but PyTorch's own."""
A4 = "float64"
