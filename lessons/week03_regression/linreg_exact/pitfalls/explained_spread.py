"""You divide the spread of the predictions by the spread of `y`. The two parts add up only for the best line itself; for any other predictions this may be above 1, and wild guesses score best. Start from what is left over: 1 minus the squares of y - yhat over those of y minus its mean."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = (y - y.mean()).square().sum()
    if total == 0:
        return 0.0
    return ((yhat - y.mean()).square().sum() / total).item()
