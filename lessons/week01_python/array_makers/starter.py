"""Four arrays, made without typing their numbers."""

import numpy as np


def ramp(n):
    """Return 0, 1, …, n - 1, as float32."""
    ...


def grid01(n):
    """Return `n` evenly spaced numbers, the first 0 and the last 1. `n` is at least 2."""
    ...


def checkerboard(n, m):
    """Return `n` rows of `m` whole numbers, 0 and 1 in turn along rows and columns, with 0 in the corner at the top left."""
    ...


def one_hot(labels, k):
    """Return one row of `k` numbers for each label: 1 in the label's place, 0 elsewhere."""
    ...


if __name__ == "__main__":
    # Should print [0. 1. 2. 3.], then [0. 0.25 0.5 0.75 1.], then [[0 1 0] [1 0 1]], then [[0. 0. 1.] [1. 0. 0.]].
    print(ramp(4))
    print(grid01(5))
    print(checkerboard(2, 3))
    print(one_hot(np.array([2, 0]), 3))
