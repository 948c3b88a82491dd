"""You shuffle once, before the loader is made, so that every epoch has the same order. `shuffle=True` draws it anew."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance, "pin_memory": torch.cuda.is_available()}
    generator = Generator().manual_seed(seed)
    return DataLoader(torch.utils.data.Subset(train_ds, torch.randperm(len(train_ds), generator=generator).tolist()), **common), DataLoader(test_ds, **common)
