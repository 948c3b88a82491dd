"""Deal samples into parts that never share one."""

import torch
from torch.utils.data import Subset


def split(ds, fractions, seed):
    """Return one data set for each fraction, dealt at random."""
    ...


def stratified(labels, test_fraction, seed):
    """Return the places for training and those for the test, with the test's share of each class."""
    ...


if __name__ == "__main__":
    parts = split(range(7), [0.5, 0.25, 0.25], seed=1)
    if parts is not None:
        for part in parts:
            print([part[i] for i in range(len(part))])
    print(stratified(["cat"] * 6 + ["yak"] * 2, 0.25, seed=1))
