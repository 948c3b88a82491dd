"""You keep tiles that stand over the edge, with the pixels they have. They are dropped: h // k rows of tiles, w // k columns."""

import torch


def pooled(x, k, reduce):
    rows = [torch.stack([reduce(x[:, :, i : i + k, j : j + k]) for j in range(0, x.shape[3], k)], -1) for i in range(0, x.shape[2], k)]
    return torch.stack(rows, -2)


def max_pool(x, k):
    return pooled(x, k, lambda tile: tile.amax((2, 3)))


def avg_pool(x, k):
    return pooled(x, k, lambda tile: tile.mean((2, 3)))
