from itertools import chain


def even_squares(xs):
    return list(map(lambda x: x * x, filter(lambda x: not x % 2, xs)))


def clip_negatives(xs):
    return [max(x, 0) for x in xs]


def flatten(rows):
    return [*chain.from_iterable(rows)]
