"""You let PyTorch choose a float for the mean. It does not: a mean of whole numbers is refused, and you have to say what you want, with `.float().mean()`."""
A13 = "float32"
