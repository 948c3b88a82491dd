"""Your board takes turns, but begins with 1. The corner at the top left is 0."""
import numpy as np


def checkerboard(n, m):
    return (np.indices((n, m)).sum(axis=0) + 1) % 2
