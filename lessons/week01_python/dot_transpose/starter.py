"""Products of vectors and matrices."""

import numpy as np


def linear(x, w, b):
    """Return the dot product of each row of x with each row of w, plus b."""
    ...


def gram(x):
    """Return the dot product of each column of x with each column of x."""
    ...


def outer(u, v):
    """Return each number of u times each number of v."""
    ...


def cosine(u, v):
    """Return the cosine of the angle between u and v; 0.0 if one of them is all zeros."""
    ...


if __name__ == "__main__":
    x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    print(linear(x, np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.5, 0.0])))
    print(gram(x))
    print(outer(np.array([1.0, 2.0, 3.0]), np.array([10.0, 1.0])))
    print(cosine(np.array([1.0, 0.0]), np.array([3.0, 3.0])))
