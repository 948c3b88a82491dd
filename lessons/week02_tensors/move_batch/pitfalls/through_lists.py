"""You go through plain numbers. They have no dtype, so that NumPy chooses its own, float64; and it is slow. `.detach().cpu().numpy()` keeps the type."""
import numpy as np


def to_cpu_numpy(t):
    return np.array(t.tolist())
