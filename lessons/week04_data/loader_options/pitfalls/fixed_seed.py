"""You seed the generator with a number of your own: the order never changes, whatever `seed` is."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance, "pin_memory": torch.cuda.is_available()}
    generator = Generator().manual_seed(42)
    return DataLoader(train_ds, shuffle=True, generator=generator, **common), DataLoader(test_ds, **common)
