"""`x * 2` is twice the number. Its square is `x ** 2`, or `x * x`."""


def even_squares(xs):
    return [x * 2 for x in xs if x % 2 == 0]
