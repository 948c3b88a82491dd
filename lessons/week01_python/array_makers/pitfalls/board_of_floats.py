"""Your board holds 0.0 and 1.0: `np.zeros` and `np.ones` make float64 unless told otherwise. Add `dtype=int`."""
import numpy as np


def checkerboard(n, m):
    return np.indices((n, m)).sum(axis=0) % 2.0
