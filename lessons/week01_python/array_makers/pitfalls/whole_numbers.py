"""Your ramp is of a type of whole numbers: `arange` counts in them unless told otherwise, and what is written into it later, 0.5 for example, is cut to 0. Add `dtype=np.float32`."""
import numpy as np


def ramp(n):
    return np.arange(n)
