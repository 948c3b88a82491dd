"""In Python, `^` is no power: it compares two numbers bit by bit. The square is `x ** 2`."""


def even_squares(xs):
    return [x ^ 2 for x in xs if x % 2 == 0]
