"""You never call `collate`. What it makes of the list of items is the batch."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield [self.ds[i] for i in places]
