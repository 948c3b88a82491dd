import torch


def pairwise_sq(a, b):
    difference = a.unsqueeze(1) - b
    return torch.einsum("nmd,nmd->nm", difference, difference)


def nearest(a, b):
    return torch.sort(pairwise_sq(a, b)).indices.select(1, 0)
