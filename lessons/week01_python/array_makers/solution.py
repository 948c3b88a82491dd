"""Four arrays, made without typing their numbers."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ramp(n: int) -> NDArray[np.float32]:
    """Return 0, 1, …, n - 1, as float32."""
    return np.arange(n, dtype=np.float32)


def grid01(n: int) -> NDArray[np.float64]:
    """Return `n` evenly spaced numbers, the first 0 and the last 1. `n` is at least 2."""
    return np.linspace(0, 1, n)


def checkerboard(n: int, m: int) -> NDArray[np.int_]:
    """Return `n` rows of `m` whole numbers, 0 and 1 in turn along rows and columns, with 0 in the corner at the top left."""
    board = np.zeros((n, m), dtype=int)
    board[::2, 1::2] = 1
    board[1::2, ::2] = 1
    return board


def one_hot(labels: ArrayLike, k: int) -> NDArray[np.float64]:
    """Return one row of `k` numbers for each label: 1 in the label's place, 0 elsewhere."""
    return np.eye(k)[labels]


if __name__ == "__main__":
    print(ramp(4), ramp(4).dtype)
    print(grid01(5))
    print(checkerboard(2, 3))
    print(one_hot(np.array([2, 0]), 3))
