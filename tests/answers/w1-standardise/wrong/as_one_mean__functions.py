import numpy as np


def standardise(x):
    x = np.asarray(x, dtype=float)
    s = np.std(x)
    return np.subtract(x, np.mean(x)) / (s or 1.0)


def distance_table(a, b):
    return np.linalg.norm(a[:, None, :] - b[None, :, :], axis=2)
