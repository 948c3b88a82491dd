import torch


def fit_exact(x, y):
    A = torch.hstack((x, torch.ones(x.shape[0], 1, dtype=x.dtype)))
    result = torch.linalg.lstsq(A, y)
    w, b = result[0:2], result[2]
    return w, b


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = ((y - y.mean()) ** 2).sum()
    return float(1 - ((y - yhat) ** 2).sum() / total) if total > 0 else 0.0
