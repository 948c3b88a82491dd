import torch


def linear(x, w, b=None):
    y = torch.einsum("...d,kd->...k", x, w)
    if b is not None:
        y += b
    return y


def quadratic(x, a):
    return torch.einsum("...i,ij,...j->...", x, a, x)


def bilinear_scores(q, k):
    return torch.einsum("bnd,bmd->bnm", q, k)
