"""You count different rows: two equal test rows count once. Each test row that was trained on counts."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    return len({tuple(r) for r in train_x.tolist()} & {tuple(r) for r in test_x.tolist()})
