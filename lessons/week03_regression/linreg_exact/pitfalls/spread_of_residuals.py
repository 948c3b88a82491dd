"""You compare the variance of the residuals with that of `y`. A variance forgets the mean: predictions that are all too high by 2 have residuals that do not vary, and yours calls them perfect. Sum the squares of the residuals as they are."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    if (y == y[0]).all():
        return 0.0
    return 1 - ((y - yhat).var() / y.var()).item()
