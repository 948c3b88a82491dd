from functools import partial
import numpy as np
import torch
from torch.utils.data import DataLoader


def _fresh_rng(worker_id, salt=0):
    worker = torch.utils.data.get_worker_info()
    if "rng" in vars(worker.dataset):
        sequence = np.random.SeedSequence(entropy=worker.seed, spawn_key=(worker_id, salt))
        worker.dataset.rng = np.random.default_rng(sequence)


def make_loaders(train_ds, test_ds, batch_size, seed, workers=0):
    make = partial(DataLoader, batch_size=batch_size, num_workers=workers, pin_memory=torch.cuda.is_available(),
                   worker_init_fn=partial(_fresh_rng, salt=seed % 1000))
    order = torch.Generator("cpu")
    order.manual_seed(int(seed))
    return make(dataset=train_ds, shuffle=True, generator=order), make(dataset=test_ds, batch_size=max(1, batch_size // 2))
