"""You draw each place by itself, so that some items come twice and others never. `torch.randperm` gives each place once."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        order = list(range(n))
        if self.shuffle and n:
            order = torch.randint(0, n, (n,), generator=self.generator).tolist()
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])
