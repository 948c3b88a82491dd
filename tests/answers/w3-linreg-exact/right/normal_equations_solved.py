import torch


def fit_exact(x, y):
    """Solving the normal equations, unlike inverting their matrix, leaves the predictions alone."""
    table = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    *w, b = torch.linalg.solve(table.T @ table, table.T @ y)
    return torch.stack(w), b


def predict(x, w, b):
    return x @ w + b


def r2(y, yhat):
    y, yhat = y.flatten(), yhat.flatten()
    total = ((y - y.mean()) ** 2).sum()
    return float(1 - ((y - yhat) ** 2).sum() / total) if total > 0 else 0.0
