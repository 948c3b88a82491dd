import numpy as np


def standardise(x):
    s = x.std(0)
    s = np.where(s > 0, s, 1)
    return (x - np.median(x, axis=0)) / s


def distance_table(a, b):
    return np.linalg.norm(a[:, None, :] - b[None, :, :], axis=2)
