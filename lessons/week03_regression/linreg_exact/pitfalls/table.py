"""(n,) minus (n, 1) makes a table of n rows and n columns: each value is compared with each prediction, and the sums are over all pairs. Flatten both before you subtract."""


def r2(y, yhat):
    total = (y - y.mean()).square().sum()
    if total == 0:
        return 0.0
    return 1 - ((y - yhat).square().sum() / total).item()
