"""You compare rows that stand at the same place. A duplicate may stand anywhere in the other table."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    n = min(len(train_x), len(test_x))
    return int((train_x[:n] == test_x[:n]).all(dim=1).sum())
