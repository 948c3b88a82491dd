import numpy as np
from torch.utils.data import Subset


def split(ds, fractions, seed):
    order = np.random.default_rng(seed).permutation(len(ds))
    cuts = np.floor(np.cumsum(fractions)[:-1] * len(ds) + 1e-9).astype(int)
    return [Subset(ds, places) for places in np.split(order, cuts)]


def stratified(labels, test_fraction, seed):
    rng = np.random.default_rng(seed)
    names, numbers = np.unique(np.array(labels), return_inverse=True)
    train, test = [], []
    for k in range(len(names)):
        places = rng.permutation(np.flatnonzero(numbers == k))
        most = len(places) - 1
        share = int(np.clip(np.ceil(len(places) * test_fraction), min(1, most), most))
        test.append(places[:share])
        train.append(places[share:])
    return np.concatenate(train), np.concatenate(test)
