"""The function for the workers is made for each data set, and both loaders are kept in a list."""

import numpy as np
import torch
import torch.utils.data as data


class Begin:
    def __init__(self, ds, seed):
        self.ds, self.seed = ds, seed

    def __call__(self, worker):
        ds = data.get_worker_info().dataset
        if hasattr(ds, "rng"):
            ds.rng = np.random.default_rng([self.seed, worker, torch.initial_seed()])


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    loaders = []
    for ds, training in ((train_ds, True), (test_ds, False)):
        generator = torch.Generator().manual_seed(seed) if training else None
        loaders.append(data.DataLoader(ds, batch_size=batch_size, shuffle=training, generator=generator, num_workers=workers,
                                       pin_memory=torch.cuda.is_available(), worker_init_fn=Begin(ds, seed)))
    return loaders
