"""You keep the odd numbers. `x % 2` is 1 for them, and 1 counts as true; for the even ones it is 0, which counts as false. Compare: `x % 2 == 0`."""


def even_squares(xs):
    return [x**2 for x in xs if x % 2]
