"""The iterator as a class of its own, and the tensor of places split."""

import torch


class Epoch:
    def __init__(self, loader):
        n = len(loader.ds)
        places = torch.randperm(n, generator=loader.generator) if loader.shuffle else torch.arange(n)
        self.groups = list(places.split(loader.size)) if n else []
        if self.groups and loader.drop_last and len(self.groups[-1]) != loader.size:
            self.groups.pop()
        self.loader, self.next = loader, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.next == len(self.groups):
            raise StopIteration
        items = []
        for place in self.groups[self.next]:
            items.append(self.loader.ds[place.item()])
        self.next += 1
        return items if self.loader.collate is None else self.loader.collate(items)


class batches:
    def __init__(self, ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
        self.ds, self.size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self):
        return Epoch(self)
