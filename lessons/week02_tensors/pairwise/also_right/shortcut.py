import torch


def pairwise_sq(a, b):
    own = (a * a).sum(1, keepdim=True)
    other = (b * b).sum(1)
    return (own + other - 2 * torch.mm(a, b.t())).clamp(min=0)


def nearest(a, b):
    return torch.min(pairwise_sq(a, b), dim=1).indices
