import torch


def leaky(x, a):
    return torch.where(x > 0, x, x * a)


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError
    return ((pred - target) ** 2).mean()


def huber(x, d):
    out = x**2 / 2
    far = x > d
    out[far] = d * (x[far] - d / 2)
    return out


def zscore(x, dim):
    return (x - x.mean(dim, keepdim=True)) / x.std(dim, keepdim=True, correction=0)
