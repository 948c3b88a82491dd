"""You shuffle whether `shuffle` is set or not. Without it the items come in the data set's order."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        order = torch.randperm(n, generator=self.generator).tolist()
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])
