"""You seed each worker by its number, so that workers differ, and every epoch draws the same. `get_worker_info().seed` changes with the epoch, too."""

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, get_worker_info


def own_chance(worker):
    info = get_worker_info()
    if hasattr(info.dataset, "rng"):
        info.dataset.rng = np.random.default_rng(worker)
