"""Your deviation divides by n − 1: that is what `std` does unless told otherwise. The task asks for n: `correction=0`."""


def zscore(x, dim):
    return (x - x.mean(dim, keepdim=True)) / x.std(dim, keepdim=True)
