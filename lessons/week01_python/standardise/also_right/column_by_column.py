"""One column at a time, and one row of a at a time."""

import numpy as np


def one(column):
    column = column - column.mean()
    spread = np.sqrt((column**2).mean())
    return column / spread if spread > 0 else column


def standardise(x):
    return np.stack([one(column) for column in x.T], axis=1)


def distance_table(a, b):
    return np.array([np.linalg.norm(b - row, axis=1) for row in a])
