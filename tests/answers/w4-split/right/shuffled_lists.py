import random
from collections import Counter

import torch


class Part(torch.utils.data.Dataset):
    def __init__(self, whole, places):
        self.whole, self.places = whole, places

    def __len__(self):
        return len(self.places)

    def __getitem__(self, i):
        return self.whole[self.places[i]]


def split(ds, fractions, seed):
    order = list(range(len(ds)))
    random.Random(seed).shuffle(order)
    n, done, total, parts = len(ds), 0, 0.0, []
    for fraction in fractions:
        total += fraction
        end = int(total * n + 0.5)
        parts.append(Part(ds, order[done:end]))
        done = end
    return parts


def stratified(labels, test_fraction, seed):
    order = list(range(len(labels)))
    random.Random(seed).shuffle(order)
    counts, taken = Counter(labels), Counter()
    train, test = [], []
    for place in order:
        name = labels[place]
        wanted = min(max(round(counts[name] * test_fraction), 1), counts[name] - 1)
        if taken[name] < wanted:
            taken[name] += 1
            test.append(place)
        else:
            train.append(place)
    return train, test
