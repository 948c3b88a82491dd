"""You draw the order when the loader is made, so that every epoch has the same. Draw it in `__iter__`, where a loop begins."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.drop_last, self.collate = ds, batch_size, drop_last, collate
        n = len(ds)
        self.order = torch.randperm(n, generator=generator).tolist() if shuffle else list(range(n))

    def __iter__(self):
        for start in range(0, len(self.ds), self.batch_size):
            places = self.order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])
