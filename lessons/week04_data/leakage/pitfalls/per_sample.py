"""You normalise each row by itself. That is another transform: it takes away how large a row is, and leaves the features in their units."""

import torch
from torch import Generator


def prepare(x, y, seed):
    order = torch.randperm(len(x), generator=Generator().manual_seed(seed))
    first = len(x) // 5
    test, train = order[:first], order[first:]
    mean, std = x[train].mean(dim=0), x[train].std(dim=0)
    own = (x - x.mean(dim=1, keepdim=True)) / x.std(dim=1, keepdim=True)
    return (own[train], y[train]), (own[test], y[test]), mean, std
