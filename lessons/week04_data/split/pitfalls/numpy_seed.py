"""You seed NumPy's chance for everybody. Your caller's begins anew with each split. `np.random.default_rng(seed)` or `torch.Generator()` is a source of your own."""
import numpy as np


def mixed(count, generator):
    np.random.seed(generator.initial_seed() % 2**32)
    return np.random.permutation(count).tolist()
