"""You shuffle the batches, and the items in each stay together for ever. Shuffle the items, and cut afterwards."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        starts = list(range(0, n, self.batch_size))
        if self.shuffle:
            starts = [starts[i] for i in torch.randperm(len(starts), generator=self.generator).tolist()]
        for start in starts:
            places = range(start, min(start + self.batch_size, n))
            if self.drop_last and len(places) < self.batch_size:
                continue
            yield self.collate([self.ds[i] for i in places])
