"""Rows and columns are exchanged: your board has `m` rows of `n`. A shape names the rows first, `(n, m)`. On a square board nobody would notice."""
import numpy as np


def checkerboard(n, m):
    return np.indices((m, n)).sum(axis=0) % 2
