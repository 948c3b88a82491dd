"""Your workers start with copies of the same generator and draw the same numbers. Give `dataset.rng` a new one in `worker_init_fn`, by `get_worker_info().seed`."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "pin_memory": torch.cuda.is_available()}
    generator = Generator().manual_seed(seed)
    return DataLoader(train_ds, shuffle=True, generator=generator, **common), DataLoader(test_ds, **common)
