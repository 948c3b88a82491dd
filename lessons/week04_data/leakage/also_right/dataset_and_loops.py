"""Subsets of a data set, and a plain search."""

import math

import torch
from torch.utils.data import TensorDataset, random_split


def prepare(x, y, seed):
    n = math.ceil(len(x) / 5)
    parts = random_split(TensorDataset(x, y), [len(x) - n, n], generator=torch.Generator().manual_seed(seed))
    train, test = ([torch.stack(column) for column in zip(*part)] for part in parts)
    mean = train[0].mean(0)
    std = ((train[0] - mean) ** 2).mean(0).sqrt()
    for part in (train, test):
        part[0] = (part[0] - mean) / std
    return train, test, mean, std


def duplicates(train_x, test_x):
    count = 0
    for row in test_x:
        for other in train_x:
            if torch.equal(row, other):
                count += 1
                break
    return count
