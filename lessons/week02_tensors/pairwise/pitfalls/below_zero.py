"""You multiplied out, and rounding takes some results below 0: large numbers that are almost equal are subtracted. Square the differences themselves, or end with `.clamp(min=0)`."""


def pairwise_sq(a, b):
    return a.square().sum(1)[:, None] + b.square().sum(1) - 2 * a @ b.T
