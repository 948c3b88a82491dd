import torch


def fit_exact(x, y):
    w = torch.linalg.pinv(x) @ y
    b = torch.tensor(0.0)
    return w, b


def predict(x, w, b):
    return (x @ w) + b


def r2(y, yhat):
    y = y.reshape(-1)
    yhat = yhat.reshape(-1)
    ss_tot = ((y - y.mean()) ** 2).sum()
    ss_res = ((y - yhat) ** 2).sum()
    if ss_tot.item() == 0:
        return 0.0
    return (1 - ss_res / ss_tot).item()
