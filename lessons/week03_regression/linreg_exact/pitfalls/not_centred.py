"""You compare the residuals with the squares of `y` itself. What there was to explain is how `y` varies around its mean: subtract the mean before you square. Else a guess of the mean would already look like knowledge."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    if y.min() == y.max():
        return 0.0
    return 1 - ((y - yhat).square().sum() / y.square().sum()).item()
