"""You let the mean of whole numbers be whole. It need not be, and PyTorch neither rounds nor guesses: it refuses."""
A13 = "int64"
