"""You keep positive numbers only. -4 is even, too, and its square is 16."""


def even_squares(xs):
    return [x**2 for x in xs if x >= 0 and x % 2 == 0]
