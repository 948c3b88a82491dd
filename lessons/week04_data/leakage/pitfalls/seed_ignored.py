"""You draw the rows without the seed: the test rows are others in each run, and are soon trained on."""

import torch
from torch import Generator


def prepare(x, y, seed):
    order = torch.randperm(len(x))
    first = len(x) // 5
    test, train = order[:first], order[first:]
    mean, std = x[train].mean(dim=0), x[train].std(dim=0)
    return ((x[train] - mean) / std, y[train]), ((x[test] - mean) / std, y[test]), mean, std
