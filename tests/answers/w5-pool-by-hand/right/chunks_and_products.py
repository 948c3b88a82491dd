import torch


def _averager(size, k, like):
    m = torch.zeros(size // k, size, dtype=like.dtype, device=like.device)
    for i in range(size // k):
        m[i, i * k:(i + 1) * k] = 1 / k
    return m


def avg_pool(x, k):
    return _averager(x.shape[2], k, x) @ x @ _averager(x.shape[3], k, x).T


def max_pool(x, k):
    rows = [r.max(dim=2)[0] for r in x.split(k, dim=2) if r.shape[2] == k]
    lines = torch.stack(rows, dim=2)
    cols = [c.max(dim=3)[0] for c in lines.split(k, dim=3) if c.shape[3] == k]
    return torch.stack(cols, dim=3)


def global_avg(x):
    return torch.einsum("nchw->nc", x) / x[0, 0].numel()
