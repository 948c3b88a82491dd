"""You call `torch.manual_seed`. It changes the chance of everybody, and whoever draws in between changes your order. Make a `torch.Generator` for the loader."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance, "pin_memory": torch.cuda.is_available()}
    torch.manual_seed(seed)
    return DataLoader(train_ds, shuffle=True, **common), DataLoader(test_ds, **common)
