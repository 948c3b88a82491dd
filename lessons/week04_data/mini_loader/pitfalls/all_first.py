"""You fetch all items before the first batch is given. A data set may be larger than memory: fetch a batch when it is due."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        items = [self.ds[i] for i in order]
        for start in range(0, n, self.batch_size):
            group = items[start : start + self.batch_size]
            if self.drop_last and len(group) < self.batch_size:
                return
            yield self.collate(group)
