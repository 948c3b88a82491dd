import torch


def pairwise_sq(a, b):
    return torch.stack([((a - row) ** 2).sum(dim=1) for row in b])


def nearest(a, b):
    return ((a[:, None] - b) ** 2).sum(-1).argmin(dim=1)
