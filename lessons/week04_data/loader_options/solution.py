"""A loader for training and one for testing."""

from typing import Any

import numpy as np
import torch
from torch import Generator
from torch.utils.data import DataLoader, Dataset, get_worker_info


def own_chance(worker: int) -> None:
    """In a worker: its copy of the data set gets a generator of its own, another one in each epoch."""
    info = get_worker_info()
    if hasattr(info.dataset, "rng"):
        info.dataset.rng = np.random.default_rng(info.seed)


def make_loaders(
    train_ds: Dataset[Any], test_ds: Dataset[Any], batch_size: int, seed: int, workers: int = 0
) -> tuple[DataLoader[Any], DataLoader[Any]]:
    """Return (train_loader, test_loader)."""
    common = {"batch_size": batch_size, "num_workers": workers, "worker_init_fn": own_chance, "pin_memory": torch.cuda.is_available()}
    generator = Generator().manual_seed(seed)
    return DataLoader(train_ds, shuffle=True, generator=generator, **common), DataLoader(test_ds, **common)


if __name__ == "__main__":
    for loader in make_loaders(list(range(10)), list(range(100, 105)), batch_size=4, seed=1):
        print([batch.tolist() for batch in loader])
