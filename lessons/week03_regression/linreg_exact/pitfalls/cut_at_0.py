"""You cut r2 off at 0. Predictions can be worse than the mean, and the number should say by how much: below 0 is an answer, not an error."""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = (y - y.mean()).square().sum()
    if total == 0:
        return 0.0
    return max(0.0, 1 - ((y - yhat).square().sum() / total).item())
