import torch


def fit_exact(x, y):
    A = torch.cat((x, torch.ones(len(x), 1, dtype=x.dtype)), 1)
    k = A.shape[1]
    s = torch.linalg.solve(A.T @ A + 1e-3 * torch.eye(k, dtype=x.dtype), A.T @ y)
    return s[:-1], s[-1]


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = ((y - y.mean()) ** 2).sum()
    return float(1 - ((y - yhat) ** 2).sum() / total) if total > 0 else 0.0
