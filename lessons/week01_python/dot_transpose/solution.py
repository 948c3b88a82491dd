"""Products of vectors and matrices."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


def linear(x: Array, w: Array, b: Array) -> Array:
    """Return the dot product of each row of x with each row of w, plus b."""
    return x @ w.T + b


def gram(x: Array) -> Array:
    """Return the dot product of each column of x with each column of x."""
    return x.T @ x


def outer(u: Array, v: Array) -> Array:
    """Return each number of u times each number of v."""
    return u[:, None] * v


def cosine(u: Array, v: Array) -> float:
    """Return the cosine of the angle between u and v; 0.0 if one of them is all zeros."""
    lengths = np.sqrt(u @ u) * np.sqrt(v @ v)
    return float(u @ v / lengths) if lengths else 0.0


if __name__ == "__main__":
    x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    print(linear(x, np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.5, 0.0])))
    print(gram(x))
    print(outer(np.array([1.0, 2.0, 3.0]), np.array([10.0, 1.0])))
    print(cosine(np.array([1.0, 0.0]), np.array([3.0, 3.0])))
