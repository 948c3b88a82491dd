"""The difference has the shape (n, m, d). You sum over axis 1, which is the rows of b. Sum over the last axis, the numbers of a row."""


def distance_table(a, b):
    return np.sqrt(((a[:, None] - b) ** 2).sum(axis=1))
