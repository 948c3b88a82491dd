"""Statistics of each column, and a table of distances, without a loop."""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.floating]


def standardise(x: Table) -> Table:
    """Return a table in which each column has mean 0 and standard deviation 1; a constant column becomes 0."""
    spread = x.std(axis=0)
    return (x - x.mean(axis=0)) / np.where(spread == 0, 1, spread)


def distance_table(a: Table, b: Table) -> Table:
    """Return the distances from each row of a to each row of b, with shape (n, m)."""
    difference = a[:, None] - b
    return np.sqrt((difference**2).sum(axis=-1))


if __name__ == "__main__":
    print(standardise(np.array([[150.0, 0.05, 2.0], [170.0, 0.07, 2.0], [190.0, 0.09, 2.0]])))
    print(distance_table(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[0.0, 0.0], [0.0, 4.0], [6.0, 8.0]])))
