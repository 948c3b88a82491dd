"""You sum along axis 1. For a table that is the last axis, for other tensors it is not, or does not exist. Count from the end: `.sum(-1)`."""


def quadratic(x, a):
    return (x @ a * x).sum(1)
