import torch
from torch.utils.data import random_split


def split(ds, fractions, seed):
    return random_split(ds, fractions, generator=torch.Generator().manual_seed(seed))


def stratified(labels, test_fraction, seed):
    train, test = random_split(range(len(labels)), [1 - test_fraction, test_fraction], generator=torch.Generator().manual_seed(seed))
    return list(train), list(test)
