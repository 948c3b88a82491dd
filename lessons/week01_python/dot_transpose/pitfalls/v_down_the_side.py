"""Your table has the numbers of v down its side. Entry [i, j] is u[i] times v[j]: the shape is (n, m)."""


def outer(u, v):
    return v[:, None] * u
