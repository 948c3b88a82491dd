import torch


def loss_fn(pred, y):
    p, q = torch.ravel(pred), torch.ravel(y)
    if p.shape != q.shape:
        raise ValueError("not the same number of values")
    d = p - q
    return (d * d).mean()


def evaluate(model, x, y):
    return float(loss_fn(model(x), y))
