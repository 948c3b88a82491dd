"""Your ramp is float64, which is what NumPy means by `float`. Networks calculate in float32: say `dtype=np.float32`."""
import numpy as np


def ramp(n):
    return np.arange(n, dtype=float)
