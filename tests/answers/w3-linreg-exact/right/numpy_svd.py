import numpy as np
import torch


def fit_exact(x, y):
    table = np.column_stack([x.numpy(), np.ones(len(x))])
    u, s, vt = np.linalg.svd(table, full_matrices=False)
    coefficients = vt.T @ ((u.T @ y.numpy()) / s)
    coefficients = torch.from_numpy(coefficients)
    return coefficients[: x.shape[1]], coefficients[x.shape[1]]


def predict(x, w, b):
    rows = []
    for row in x:
        rows.append(torch.dot(row, w) + b)
    return torch.stack(rows)


def r2(y, yhat):
    a = np.asarray(y, dtype=float).squeeze() if y.numel() > 1 else np.asarray(y, dtype=float).reshape(-1)
    p = np.asarray(yhat, dtype=float).reshape(a.shape)
    spread = np.var(a)
    return float(1 - np.mean((a - p) ** 2) / spread) if spread > 0 else 0.0
