import torch
from torch.utils.data import Subset


def split(ds, fractions, seed):
    """Deals round and round, as cards: equal parts, whatever the fractions say."""
    order = torch.randperm(len(ds), generator=torch.Generator().manual_seed(seed)).tolist()
    return [Subset(ds, order[k::len(fractions)]) for k in range(len(fractions))]


def stratified(labels, test_fraction, seed):
    keys = torch.rand(len(labels), generator=torch.Generator().manual_seed(seed))
    train, test = [], []
    for name in dict.fromkeys(labels):
        members = sorted((i for i, l in enumerate(labels) if l == name), key=lambda i: keys[i].item())
        k = min(max(1, round(len(members) * test_fraction)), len(members) - 1)
        test += members[:k]
        train += members[k:]
    return train, test
