import torch


def fit_exact(x, y):
    ones = torch.ones((x.shape[0], 1), dtype=x.dtype)
    A = torch.cat((x, ones), dim=1)
    AtA = A.t().mm(A)
    theta = AtA.inverse().mm(A.t()).mv(y)
    return theta[:-1], theta[-1]


def predict(x, w, b):
    return x.mv(w) + b


def r2(y, yhat):
    y = y.reshape(-1)
    yhat = yhat.reshape(-1)
    ss_tot = ((y - y.mean()) ** 2).sum()
    ss_res = ((y - yhat) ** 2).sum()
    if ss_tot.item() == 0:
        return 0.0
    return (1 - ss_res / ss_tot).item()
