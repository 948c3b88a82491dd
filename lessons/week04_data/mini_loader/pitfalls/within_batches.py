"""You shuffle within each batch only: the first items of the data set are always in the first batch. Shuffle all places, and cut afterwards."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        for start in range(0, n, self.batch_size):
            places = torch.arange(start, min(start + self.batch_size, n))
            if self.shuffle:
                places = places[torch.randperm(len(places), generator=self.generator)]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places.tolist()])
