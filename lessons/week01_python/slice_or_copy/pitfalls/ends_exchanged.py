"""You exchange the ends: what is below `lo` becomes `hi`. It should become `lo`, the nearest number that is allowed."""


def clamp_inplace(a, lo, hi):
    low, high = a < lo, a > hi
    a[low] = hi
    a[high] = lo
