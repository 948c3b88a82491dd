"""Your table has the rows of b down its side. Entry [i, j] belongs to row i of a and row j of b: the shape is (n, m)."""


def distance_table(a, b):
    return np.sqrt(((b[:, None] - a) ** 2).sum(axis=-1))
