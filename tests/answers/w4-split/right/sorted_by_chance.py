import math

import torch
from torch.utils.data import Subset


def split(ds, fractions, seed):
    keys = torch.rand(len(ds), generator=torch.Generator().manual_seed(seed))
    order = keys.argsort().tolist()
    sizes = [math.floor(len(ds) * f) for f in fractions]
    k = 0
    while sum(sizes) < len(ds):
        sizes[k % len(sizes)] += 1
        k += 1
    out = []
    for size in sizes:
        out.append(Subset(ds, order[:size]))
        order = order[size:]
    return tuple(out)


def stratified(labels, test_fraction, seed):
    keys = torch.rand(len(labels), generator=torch.Generator().manual_seed(seed))
    train, test = [], []
    for name in {label: None for label in labels}:
        members = sorted((i for i, l in enumerate(labels) if l == name), key=lambda i: keys[i].item())
        k = round(len(members) * test_fraction)
        if len(members) > 1:
            k = max(1, min(k, len(members) - 1))
        else:
            k = 0
        test.extend(members[:k])
        train.extend(members[k:])
    return torch.tensor(train), torch.tensor(test)
