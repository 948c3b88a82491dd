"""Your test has four fifths of the rows, and the training one."""

import torch
from torch import Generator


def prepare(x, y, seed):
    order = torch.randperm(len(x), generator=Generator().manual_seed(seed))
    first = len(x) // 5
    train, test = order[:first], order[first:]
    mean, std = x[train].mean(dim=0), x[train].std(dim=0)
    return ((x[train] - mean) / std, y[train]), ((x[test] - mean) / std, y[test]), mean, std
