"""Your order comes from the chance that everybody draws from, so that the seed can't repeat it. Give the loader a generator with this seed."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance, "pin_memory": torch.cuda.is_available()}
    return DataLoader(train_ds, shuffle=True, **common), DataLoader(test_ds, **common)
