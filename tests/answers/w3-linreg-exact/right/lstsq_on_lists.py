import torch
from torch import linalg


def with_ones(x):
    return torch.stack([*x.unbind(1), torch.ones(x.size(0), dtype=x.dtype)], dim=1)


def fit_exact(x, y):
    result = linalg.lstsq(with_ones(x), y.unsqueeze(-1), driver="gelsd")
    *w, b = result.solution.squeeze(-1).unbind()
    return torch.stack(w), b


def predict(x, w, b):
    return with_ones(x).matmul(torch.cat((w, b.view(1))))


def r2(y, yhat):
    y = y.view(-1)
    residual = y - yhat.view(-1)
    around = y - torch.mean(y)
    if torch.count_nonzero(around) == 0:
        return torch.tensor(0.0)
    return 1.0 - torch.dot(residual, residual) / torch.dot(around, around)
