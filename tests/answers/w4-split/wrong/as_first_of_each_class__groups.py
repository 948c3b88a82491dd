import torch
from torch.utils.data import random_split


def split(ds, fractions, seed):
    return random_split(ds, fractions, generator=torch.Generator().manual_seed(seed))


def stratified(labels, test_fraction, seed):
    groups = {}
    for i, name in enumerate(labels):
        groups.setdefault(name, []).append(i)
    train, test = [], []
    for members in groups.values():
        k = min(max(1, round(len(members) * test_fraction)), len(members) - 1)
        train.extend(members[k:])
        test.extend(members[:k])
    return train, test
