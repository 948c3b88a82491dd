"""You let `arange` go one step beyond 1. The steps are rounded, so that sometimes one more number fits in, and your grid has n + 1 points. `linspace` takes the number of points itself."""
import numpy as np


def grid01(n):
    step = 1 / (n - 1)
    return np.arange(0, 1 + step, step)
