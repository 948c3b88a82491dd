import functools
import operator

import numpy as np


def even_squares(xs):
    a = np.array(xs, dtype=int)
    return list(a[a % 2 == 0] ** 2)


def clip_negatives(xs):
    return np.array(xs, dtype=int).clip(0).tolist()


def flatten(rows):
    return functools.reduce(operator.add, rows, [])
