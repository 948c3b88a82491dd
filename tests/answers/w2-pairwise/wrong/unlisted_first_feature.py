def pairwise_sq(a, b):
    return ((a[:, None] - b) ** 2).sum(-1)


def nearest(a, b):
    return (a[:, None, 0] - b[None, :, 0]).abs().argmin(1)
