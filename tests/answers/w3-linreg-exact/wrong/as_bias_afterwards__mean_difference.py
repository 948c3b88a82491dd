import torch


def fit_exact(x, y):
    w = torch.linalg.pinv(x).mv(y)
    b = y.mean() - (x @ w).mean()
    return w, b


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = ((y - y.mean()) ** 2).sum()
    return float(1 - ((y - yhat) ** 2).sum() / total) if total > 0 else 0.0
