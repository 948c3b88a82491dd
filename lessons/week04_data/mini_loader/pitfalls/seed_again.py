"""You set the generator's seed in each epoch, and every epoch has the same order. Use the generator as it is: it goes on by itself."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        if self.generator is not None:
            self.generator.manual_seed(0)
        order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])
