"""You look for single numbers, each test row's features in any order. A row is equal if each feature is, at its place."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    known = {tuple(sorted(r)) for r in train_x.tolist()}
    return sum(tuple(sorted(r)) in known for r in test_x.tolist())
