"""You never pin memory. Where CUDA is, batches reach the GPU faster from there: `pin_memory=torch.cuda.is_available()`."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance}
    generator = Generator().manual_seed(seed)
    return DataLoader(train_ds, shuffle=True, generator=generator, **common), DataLoader(test_ds, **common)
