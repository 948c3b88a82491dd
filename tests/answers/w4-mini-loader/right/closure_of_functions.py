import random
from itertools import islice

import torch


class Repeat:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self.start()


def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    if collate is None:
        def collate(items):
            return items

    def start():
        places = list(range(len(ds)))
        if shuffle:
            # Fisher-Yates
            for last in range(len(places) - 1, 0, -1):
                other = int(torch.randint(last + 1, (), generator=generator))
                places[last], places[other] = places[other], places[last]
        rest = iter(places)
        while group := list(islice(rest, batch_size)):
            if len(group) == batch_size or not drop_last:
                yield collate([ds[place] for place in group])

    return Repeat(start)
