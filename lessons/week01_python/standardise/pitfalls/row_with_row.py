"""You subtract row i of b from row i of a. Each row of a must meet *every* row of b: give a an axis, `a[:, None] - b`."""


def distance_table(a, b):
    return np.sqrt(((a - b) ** 2).sum(axis=-1))
