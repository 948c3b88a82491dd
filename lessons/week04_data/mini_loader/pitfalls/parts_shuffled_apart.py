"""You shuffle the parts of the items apart from each other: a picture then gets another one's label. Draw one order, for whole items."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        first = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        second = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else first
        for start in range(0, n, self.batch_size):
            places = range(start, min(start + self.batch_size, n))
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([(self.ds[first[i]][0], self.ds[second[i]][1]) if self.shuffle else self.ds[i] for i in places])
