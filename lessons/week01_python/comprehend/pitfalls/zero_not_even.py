"""You lose the 0. It is even: 0 % 2 is 0. A condition such as `x and …` or `x > 0` leaves it out."""


def even_squares(xs):
    return [x**2 for x in xs if x and x % 2 == 0]
