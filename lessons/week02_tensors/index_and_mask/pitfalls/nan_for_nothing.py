"""Where no row is kept you return nan: a mean divides by the count, and that is 0. Sum the rows, and divide by a count of at least 1."""


def mask_mean(x, keep):
    return x[keep].mean(0)
