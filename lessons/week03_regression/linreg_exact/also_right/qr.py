import torch


def fit_exact(x, y):
    table = torch.nn.functional.pad(x, (0, 1), value=1.0)
    q, r = torch.linalg.qr(table)
    found = torch.linalg.solve_triangular(r, (y @ q).unsqueeze(1), upper=True)[:, 0]
    return found[:-1], found[-1]


def predict(x, w, b):
    return torch.einsum("nd,d->n", x, w) + b


def r2(y, yhat):
    left = (yhat.view(len(y)) - y.view(len(y))) ** 2
    spread = (y - y.mean()) ** 2
    return float(1 - left.sum() / spread.sum()) if spread.any() else 0.0
