"""You fetch the next batch before you give this one. Fetch the items of a batch when it is asked for, none before."""

import torch


class Loader:
    def __init__(self, ds, batch_size, shuffle, drop_last, generator, collate):
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        n = len(self.ds)
        order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else list(range(n))
        ready = None
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                break
            group = [self.ds[i] for i in places]
            if ready is not None:
                yield self.collate(ready)
            ready = group
        if ready is not None:
            yield self.collate(ready)
