"""You take the mean over the pictures, too. Each picture of the batch keeps its own numbers."""

def global_avg(x):
    return x.mean((0, 2, 3))
