import torch


def fit_exact(x, y):
    table = torch.hstack([torch.ones(len(x), 1, dtype=x.dtype), x])
    b, *w = torch.linalg.pinv(table) @ y
    return torch.stack(w), b


def predict(x, w, b):
    return (x * w).sum(dim=1) + b


def r2(y, yhat):
    y, yhat = y.reshape(-1), yhat.reshape(-1)
    if (y == y[0]).all():
        return 0.0
    return 1 - float(torch.mean((y - yhat) ** 2) / torch.mean((y - y.mean()) ** 2))
