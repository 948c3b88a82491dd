import math
import torch


class MiniLoader:
    def __init__(self, dataset, size, random, full_only, g, fn):
        self.dataset, self.size, self.random, self.full_only, self.g, self.fn = dataset, size, random, full_only, g, fn

    def __len__(self):
        return round(len(self.dataset) / self.size)

    def __iter__(self):
        n = len(self.dataset)
        where = torch.arange(n)
        if self.random:
            where = torch.rand(n, generator=self.g, dtype=torch.float64).argsort()
        for b in range(len(self)):
            group = []
            for i in where[b * self.size:(b + 1) * self.size].tolist():
                group.append(self.dataset[i])
            if self.fn:
                group = self.fn(group)
            yield group


def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    return MiniLoader(ds, batch_size, shuffle, drop_last, generator, collate)
