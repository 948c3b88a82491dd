import torch


def linear(x, w, b):
    flat = x.reshape(x.shape[:-1].numel(), x.size(-1))
    out = torch.mm(flat, w.t())
    if isinstance(b, torch.Tensor):
        out = out + b.expand_as(out)
    return out.reshape(*x.shape[:-1], w.size(0))


def quadratic(x, a):
    return torch.linalg.vecdot(x, x @ a.T)


def bilinear_scores(q, k):
    return torch.baddbmm(torch.zeros(q.size(0), q.size(1), k.size(1), dtype=q.dtype), q, k.transpose(-1, -2))
