"""You let a comparison give 0 and 1 as whole numbers. PyTorch has a dtype of its own for True and False: bool. Only when they are added up do they become numbers."""
A10 = "int64"
