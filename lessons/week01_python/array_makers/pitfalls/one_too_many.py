"""Your ramp has one number too many. `arange(n)` stops before `n`, and so gives `n` numbers, from 0 to n - 1."""
import numpy as np


def ramp(n):
    return np.arange(n + 1, dtype=np.float32)
