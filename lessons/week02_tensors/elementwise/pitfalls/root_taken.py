"""You take the root at the end. That is the root mean squared error; asked is the mean of the squares itself."""


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return (pred - target).square().mean().sqrt()
