import torch
from torch.utils.data import random_split


def split(ds, fractions, seed):
    return random_split(ds, fractions, generator=torch.Generator().manual_seed(seed))


def stratified(labels, test_fraction, seed):
    """As many of each class for the test, however many there are."""
    keys = torch.rand(len(labels), generator=torch.Generator().manual_seed(seed))
    train, test = [], []
    names = list(dict.fromkeys(labels))
    each = max(1, round(len(labels) * test_fraction / len(names)))
    for name in names:
        members = sorted((i for i, l in enumerate(labels) if l == name), key=lambda i: keys[i].item())
        k = min(each, len(members) - 1)
        test += members[:k]
        train += members[k:]
    return train, test
