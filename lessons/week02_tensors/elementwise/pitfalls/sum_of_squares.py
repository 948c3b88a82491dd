"""You add up the squares. A sum grows with the number of elements; the mean, asked here, does not."""


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return (pred - target).square().sum()
