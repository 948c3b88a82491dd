"""You return the share that is left over: 0 for perfect predictions, 1 for the mean. The share that is explained is the rest of it: 1 minus that."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = (y - y.mean()).square().sum()
    if total == 0:
        return 0.0
    return ((y - yhat).square().sum() / total).item()
