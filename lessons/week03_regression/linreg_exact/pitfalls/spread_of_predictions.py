"""You divide by the variation of the predictions. What there was to explain is the variation of `y`: its values minus *their* mean, squared and summed. Is the order of the two arguments right?"""


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = (y - y.mean()).square().sum()
    if total == 0:
        return 0.0
    return 1 - ((y - yhat).square().sum() / (yhat - yhat.mean()).square().sum()).item()
