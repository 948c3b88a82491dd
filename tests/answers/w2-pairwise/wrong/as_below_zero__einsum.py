import torch


def pairwise_sq(a, b):
    product = torch.einsum("nd,md->nm", a, b)
    return (a**2).sum(-1, keepdim=True) - 2 * product + (b**2).sum(-1)


def nearest(a, b):
    return torch.argmin(pairwise_sq(a, b), dim=1)
