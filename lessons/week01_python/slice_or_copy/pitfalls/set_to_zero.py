"""You set to 0 what is outside. It should become the nearest number that is allowed: `lo` for what is below, `hi` for what is above."""


def clamp_inplace(a, lo, hi):
    a[(a < lo) | (a > hi)] = 0
