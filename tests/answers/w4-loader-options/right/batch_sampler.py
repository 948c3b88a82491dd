import numpy as np
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler, get_worker_info


class Loaders(tuple):
    pass


def init(i):
    ds = get_worker_info().dataset
    try:
        ds.rng
    except AttributeError:
        return
    ds.rng = np.random.default_rng(abs(torch.randint(2**60, ()).item()))


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    g = torch.Generator().manual_seed(seed)
    cuda = torch.cuda.is_available()
    return Loaders(
        DataLoader(ds, batch_sampler=BatchSampler(order, batch_size, False), num_workers=workers, pin_memory=cuda, worker_init_fn=init, generator=g2)
        for ds, order, g2 in ((train_ds, RandomSampler(train_ds, generator=g), g), (test_ds, SequentialSampler(test_ds), None))
    )
