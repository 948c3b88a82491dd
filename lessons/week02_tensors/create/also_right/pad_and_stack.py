import torch
import torch.nn.functional as F


def from_rows(rows):
    if len({len(row) for row in rows}) > 1:
        raise ValueError("the rows differ in length")
    return torch.stack([torch.as_tensor(row) for row in rows])


def border(h, w):
    if min(h, w) < 3:
        return torch.ones(h, w)
    return F.pad(torch.zeros(h - 2, w - 2), (1, 1, 1, 1), value=1.0)


def countdown(n):
    return torch.arange(n).flip(0) + 1


def identity_stack(b, n):
    return torch.stack([torch.eye(n)] * b)


def like_but_ones(t):
    return torch.full_like(t, 1)
