import math

import numpy as np


def standardise(x):
    s = x.std(0)
    s = np.where(s > 0, s, 1)
    return (x - x.mean(0)) / s


def distance_table(a, b):
    return np.array([[math.dist(p, q) for q in b] for p in a])
