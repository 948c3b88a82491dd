"""Your board holds True and False: that is what a comparison gives. They count as 1 and 0, but their type is bool. `.astype(int)` makes whole numbers of them."""
import numpy as np


def checkerboard(n, m):
    return np.indices((n, m)).sum(axis=0) % 2 == 1
