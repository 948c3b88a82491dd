"""You start at a random place and go on in order: neighbours stay neighbours. `torch.randperm` mixes all."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        shift = int(torch.randint(0, max(n, 1), (1,), generator=self.generator)) if self.shuffle else 0
        order = [(shift + i) % n for i in range(n)]
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])
