import numpy as np


def ramp(n):
    return np.linspace(0, n - 1, n).astype("f4")


def grid01(n):
    return np.r_[0 : 1 : n * 1j]


def checkerboard(n, m):
    return np.fromfunction(lambda i, j: (i + j) % 2, (n, m), dtype=np.uint8)


def one_hot(labels, k):
    table = np.zeros((labels.size, k), dtype=np.int8)
    np.put_along_axis(table, labels[:, None], 1, axis=1)
    return table
