import torch
from torch.utils.data import Subset


def split(ds, fractions, seed):
    torch.random.manual_seed(seed)
    order = torch.rand(len(ds)).argsort().tolist()
    parts, a = [], 0
    total = 0.0
    for f in fractions:
        total += f
        b = round(total * len(ds))
        parts.append(Subset(ds, order[a:b]))
        a = b
    return parts


def stratified(labels, test_fraction, seed):
    torch.random.manual_seed(seed)
    keys = torch.rand(len(labels))
    train, test = [], []
    for name in dict.fromkeys(labels):
        members = sorted((i for i, l in enumerate(labels) if l == name), key=lambda i: keys[i].item())
        k = min(max(1, round(len(members) * test_fraction)), len(members) - 1)
        test += members[:k]
        train += members[k:]
    return train, test
