"""`u @ v` sums, and one number is left. In the outer product nothing is summed: `u[:, None] * v`."""


def outer(u, v):
    return u.T @ v
