import torch


def fit_exact(x, y):
    table = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    found = torch.linalg.lstsq(table, y).solution
    return found[:-1], found[-1]


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = (y - y.mean()).abs().sum()
    return float(1 - (y - yhat).abs().sum() / total) if total > 0 else 0.0
