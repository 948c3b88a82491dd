"""You count repetitions in both tables together, also those on one side. A test row counts if the *training* has it."""

import torch
from torch import Generator


def duplicates(train_x, test_x):
    both = torch.cat([train_x, test_x])
    return len(both) - len(both.unique(dim=0))
