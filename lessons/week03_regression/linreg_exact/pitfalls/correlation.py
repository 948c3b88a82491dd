"""You square the correlation. It asks whether predictions and values rise together, not whether they agree: predictions that are all too high by 2, or ten times too large, would still get a 1. And a square is never below 0. Compare the residuals themselves."""
import torch


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    a, b = y - y.mean(), yhat - yhat.mean()
    if a.square().sum() == 0 or b.square().sum() == 0:
        return 0.0
    return ((a @ b) ** 2 / (a @ a) / (b @ b)).item()
