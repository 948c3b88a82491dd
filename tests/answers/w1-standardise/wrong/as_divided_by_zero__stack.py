import numpy as np


def standardise(x):
    columns = []
    for column in x.T:
        columns.append((column - column.mean()) / column.std())
    return np.stack(columns, axis=-1)


def distance_table(a, b):
    return np.linalg.norm(a[:, None, :] - b[None, :, :], axis=2)
