import random

import torch
from torch.utils.data import random_split


def split(ds, fractions, seed):
    return random_split(ds, fractions, generator=torch.Generator().manual_seed(seed))


def stratified(labels, test_fraction, seed):
    chance = random.Random(seed)
    test = set()
    for name in sorted(set(labels), key=str):
        places = [i for i, label in enumerate(labels) if label == name]
        if len(places) == 1:
            continue
        wanted = round(len(places) * test_fraction)
        wanted = 1 if wanted < 1 else wanted - 1 if wanted == len(places) else wanted
        test.update(chance.sample(places, wanted))
    return [i for i in range(len(labels)) if i not in test], sorted(test)
