"""If all values of `y` are the same, y minus its mean is 0, and you divide by that: nan or minus infinity comes out. There is nothing to explain; the task asks for 0.0 then. Look at the divisor before you divide."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    return 1 - ((y - yhat).square().sum() / (y - y.mean()).square().sum()).item()
