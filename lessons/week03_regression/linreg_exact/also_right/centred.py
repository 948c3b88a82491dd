import torch


def fit_exact(x, y):
    middle, height = x.mean(dim=0), y.mean()
    w = torch.linalg.lstsq(x - middle, y[:, None]).solution[:, 0]
    return w, height - middle @ w


def predict(x, w, b):
    return torch.addmv(b, x, w)


def r2(y, yhat):
    y, yhat = [float(v) for v in y.reshape(-1)], [float(v) for v in yhat.reshape(-1)]
    mean = sum(y) / len(y)
    total = sum((v - mean) ** 2 for v in y)
    return 1 - sum((v - p) ** 2 for v, p in zip(y, yhat)) / total if total else 0.0
