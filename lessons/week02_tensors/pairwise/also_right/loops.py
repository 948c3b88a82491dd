import torch


def pairwise_sq(a, b):
    return torch.stack([((row - b) ** 2).sum(1) for row in a])


def nearest(a, b):
    return torch.tensor([int(torch.linalg.norm(b - row, dim=1).argmin()) for row in a])
