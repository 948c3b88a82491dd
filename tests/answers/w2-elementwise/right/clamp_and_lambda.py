import torch
from torch import nn


def same(f):
    def checked(p, t):
        if p.shape != t.shape:
            raise ValueError(f"{p.shape} is not {t.shape}")
        return f(p, t)

    return checked


leaky = lambda x, a: x.clamp(min=0) + a * x.clamp(max=0)  # noqa: E731
mse = same(nn.MSELoss())
huber = lambda x, d: torch.minimum(x.abs(), torch.full_like(x, d)) * (x.abs() - torch.minimum(x.abs(), torch.full_like(x, d)) / 2)  # noqa: E731


def zscore(x, dim):
    m = x.sum(dim=dim, keepdim=True) / x.size(dim)
    v = ((x - m) ** 2).sum(dim=dim, keepdim=True) / x.size(dim)
    return (x - m) / torch.sqrt(v)
