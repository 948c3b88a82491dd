"""You take every second place, whatever number stands there. Asked for are numbers that are even: `x % 2 == 0`."""


def even_squares(xs):
    return [x**2 for i, x in enumerate(xs) if i % 2 == 0]
