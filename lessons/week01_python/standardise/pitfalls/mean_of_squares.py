"""You take the mean of the squared differences. A distance is the root of their *sum*."""


def distance_table(a, b):
    return np.sqrt(((a[:, None] - b) ** 2).mean(axis=-1))
