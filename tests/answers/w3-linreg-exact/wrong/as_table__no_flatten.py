import torch


def fit_exact(x, y):
    A = torch.cat((x, torch.ones(len(x), 1, dtype=x.dtype)), 1)
    s = torch.linalg.lstsq(A, y)[0]
    return s[:-1], s[-1]


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    residuals = torch.sum((y - yhat) ** 2)
    total = torch.sum((y - torch.mean(y)) ** 2)
    return float(1 - residuals / total) if total > 0 else 0.0
