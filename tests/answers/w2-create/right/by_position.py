import torch


def from_rows(rows):
    return torch.tensor(tuple(map(tuple, rows)))


def border(h, w):
    i, j = torch.arange(h)[:, None], torch.arange(w)[None]
    return ((i == 0) | (i == h - 1) | (j == 0) | (j == w - 1)).float()


def countdown(n):
    return n - torch.arange(n)


def identity_stack(b, n):
    k = torch.arange(n)
    return (k[:, None] == k).to(torch.float32)[None].repeat_interleave(b, dim=0)


def like_but_ones(t):
    return torch.ones(t.size(), dtype=t.dtype, device=t.device)
