"""Samplers, and the seed that torch has in a worker."""

import numpy
import torch
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler


def reseed(worker_id):
    copy = torch.utils.data.get_worker_info().dataset
    if getattr(copy, "rng", None) is not None:
        copy.rng = numpy.random.Generator(numpy.random.PCG64(torch.initial_seed()))


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    g = torch.Generator()
    g.manual_seed(seed)
    pin = bool(torch.cuda.is_available())
    train = DataLoader(train_ds, batch_size, sampler=RandomSampler(train_ds, generator=g), num_workers=workers,
                       worker_init_fn=reseed, pin_memory=pin)
    test = DataLoader(test_ds, batch_size, sampler=SequentialSampler(test_ds), num_workers=workers, worker_init_fn=reseed, pin_memory=pin)
    return train, test
