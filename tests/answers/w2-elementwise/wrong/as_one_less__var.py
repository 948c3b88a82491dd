import torch


def leaky(x, a):
    return torch.where(x > 0, x, a * x)


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError
    return torch.mean((pred - target) ** 2)


def huber(x, d):
    return torch.where(x.abs() < d, x * x / 2, d * (x.abs() - d / 2))


def zscore(x, dim):
    m = x.mean(dim=dim, keepdim=True)
    return (x - m) / torch.sqrt(torch.var(x, dim=dim, keepdim=True))
