import numpy as np


def ramp(n):
    return np.arange(0, n, 1, np.float32)


def grid01(n):
    return np.linspace(0, 1, n)


def checkerboard(n, m):
    return (np.arange(n)[:, None] + np.arange(m)) % 2


def one_hot(labels, k):
    return np.array([labels == c for c in range(k)]).astype(int)
