"""You compare the rows' sums. Different rows have the same sum."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    sums = {round(sum(r), 4) for r in train_x.tolist()}
    return sum(round(sum(r), 4) in sums for r in test_x.tolist())
