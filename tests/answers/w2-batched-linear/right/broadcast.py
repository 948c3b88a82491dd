import torch


def linear(x, w, b):
    out = (x.unsqueeze(-2) * w).sum(dim=-1)
    return out if b is None else torch.add(out, b)


def quadratic(x, a):
    pairs = x[..., :, None] * x[..., None, :]
    return (pairs * a).sum(dim=(-2, -1))


def bilinear_scores(q, k):
    return (q[:, :, None] * k[:, None]).sum(-1)
