"""Your object is its own iterator and keeps the position, so that a loop that is left in the middle is gone on with, or two loops disturb each other. Let `__iter__` begin anew, with a position of its own."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate, self.start = generator, collate, 0

    def __iter__(self):
        return self

    def __next__(self):
        n = len(self.ds)
        if self.start == 0:
            self.order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        places = self.order[self.start : self.start + self.batch_size]
        if not places or (self.drop_last and len(places) < self.batch_size):
            self.start = 0
            raise StopIteration
        self.start += self.batch_size
        return self.collate([self.ds[i] for i in places])
