import torch


def pairwise_sq(a, b):
    return torch.linalg.vector_norm(a[:, None] - b[None], dim=2)


def nearest(a, b):
    return pairwise_sq(a, b).argmin(dim=1)
