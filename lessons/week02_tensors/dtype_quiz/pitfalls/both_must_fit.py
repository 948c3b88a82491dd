"""You look for a type that holds both without loss, as NumPy does. PyTorch is simpler: the higher category wins, and keeps its own bits."""
A5 = "float64"
