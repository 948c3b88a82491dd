import torch
import torch.nn.functional as F


def linear(x, w, b):
    return F.linear(x, w, b)


def quadratic(x, a):
    rows = x.unsqueeze(-2)
    return (rows @ a @ rows.mT).squeeze(-1).squeeze(-1)


def bilinear_scores(q, k):
    if not len(q):
        return torch.bmm(q, k.transpose(1, 2))
    return torch.stack([one @ other.t() for one, other in zip(q, k)])
