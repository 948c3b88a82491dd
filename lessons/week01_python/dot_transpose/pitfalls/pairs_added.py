"""You add each pair. Each number of u is to be *multiplied* by each of v."""


def outer(u, v):
    return u[:, None] + v
