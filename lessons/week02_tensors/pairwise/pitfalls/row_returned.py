"""You return the nearest rows themselves. Asked are their places in b."""


def nearest(a, b):
    return b[pairwise_sq(a, b).argmin(1)]
