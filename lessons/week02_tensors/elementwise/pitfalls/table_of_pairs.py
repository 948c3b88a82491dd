"""You let different shapes meet. (n, 1) minus (n,) is a table of n × n: every prediction against every target, and you take the mean of them all. Compare the shapes first, and raise a `ValueError`."""


def mse(pred, target):
    return (pred - target).square().mean()
