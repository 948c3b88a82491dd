"""Your function has the `yield` itself, and what it returns is used up after one epoch. Put the `yield` into the `__iter__` of a class, which every loop calls anew."""

import torch


def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    collate = collate or list
    n = len(ds)
    order = torch.randperm(n, generator=generator).tolist() if shuffle else list(range(n))
    for start in range(0, n, batch_size):
        places = order[start : start + batch_size]
        if drop_last and len(places) < batch_size:
            return
        yield collate([ds[i] for i in places])
