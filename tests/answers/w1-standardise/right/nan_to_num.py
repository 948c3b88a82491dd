import numpy as np


def standardise(x):
    n = x.shape[0]
    centred = x - np.ones(n) @ x / n
    with np.errstate(all="ignore"):
        return np.nan_to_num(centred / np.sqrt(np.einsum("ij,ij->j", centred, centred) / n))


def distance_table(a, b):
    n, m = a.shape[0], b.shape[0]
    return np.linalg.norm(np.repeat(a, m, axis=0) - np.tile(b, (n, 1)), axis=1).reshape(n, m)
