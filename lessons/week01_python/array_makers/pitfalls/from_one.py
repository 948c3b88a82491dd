"""Your ramp begins with 1 and ends with n. Counting begins with 0 here, and n itself is not reached."""
import numpy as np


def ramp(n):
    return np.arange(1, n + 1, dtype=np.float32)
