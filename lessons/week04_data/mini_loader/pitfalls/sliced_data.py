"""You slice the data set. It knows `ds[i]` for one place only, as PyTorch's data sets do."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        for start in range(0, n, self.batch_size):
            if self.shuffle:
                order = torch.randperm(n, generator=self.generator).tolist()[:self.batch_size]
                yield self.collate([self.ds[i] for i in order])
            else:
                yield self.collate(self.ds[start : start + self.batch_size])
