"""Your grid has n + 1 points: you counted the steps between them. `n` is the number of points, and that is what `linspace` asks for."""
import numpy as np


def grid01(n):
    return np.linspace(0, 1, n + 1)
