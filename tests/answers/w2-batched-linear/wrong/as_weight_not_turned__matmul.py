import torch


def linear(x, w, b):
    y = torch.matmul(x, w)
    if b is not None:
        y = y + b
    return y


def quadratic(x, a):
    return torch.einsum("...i,ij,...j->...", x, a, x)


def bilinear_scores(q, k):
    return torch.bmm(q, k.transpose(1, 2))
