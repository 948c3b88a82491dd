"""You look at the column only, so all rows are alike: stripes. Each row has to begin with the other number than the one above it."""
import numpy as np


def checkerboard(n, m):
    return np.indices((n, m))[1] % 2
