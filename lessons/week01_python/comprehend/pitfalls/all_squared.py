"""You square every number, the odd ones, too. An `if` at the end of the comprehension leaves items out."""


def even_squares(xs):
    return [x**2 for x in xs]
