def pairwise_sq(a, b):
    return ((a[:, None] - b).abs() ** 3).sum(-1)


def nearest(a, b):
    return ((a[:, None] - b) ** 2).sum(-1).argmin(1)
