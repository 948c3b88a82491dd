"""You put a 0 in the place of each odd number. With `if` and `else` in front, every item gets an entry. To leave items out, put an `if` without `else` at the end."""


def even_squares(xs):
    return [x**2 if x % 2 == 0 else 0 for x in xs]
