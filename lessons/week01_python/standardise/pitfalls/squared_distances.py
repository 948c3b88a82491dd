"""These are squared distances: take the root of the sum."""


def distance_table(a, b):
    return ((a[:, None] - b) ** 2).sum(axis=-1)
