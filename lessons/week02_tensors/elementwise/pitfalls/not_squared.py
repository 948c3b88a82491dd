"""You take the mean of the differences themselves, so that too high and too low cancel out. Square them first."""


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return (pred - target).mean()
