from collections import Counter
import random
import torch


class Scaler:
    def fit(self, x):
        self.mean = x.mean(0)
        self.std = x.var(0).sqrt()
        return self

    def __call__(self, x):
        return (x - self.mean) / self.std


def prepare(x, y, seed):
    places = list(range(len(x)))
    random.Random(seed).shuffle(places)
    cut = len(places) - int(len(places) * 0.2)
    train, test = sorted(places[:cut]), sorted(places[cut:])
    scaler = Scaler().fit(x[train])
    return (scaler(x[train]), y[train]), (scaler(x[test]), y[test]), scaler.mean, scaler.std


def duplicates(train_x, test_x):
    seen = Counter(tuple(v.item() for v in row) for row in train_x)
    return len([row for row in test_x if seen[tuple(v.item() for v in row)] > 0])
