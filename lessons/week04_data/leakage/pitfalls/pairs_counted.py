"""You count pairs: a test row that is twice among the training rows counts 2. Ask of each test row whether there is *any*."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    return int((test_x[:, None] == train_x).all(dim=2).sum())
