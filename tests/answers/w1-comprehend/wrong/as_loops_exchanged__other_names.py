def even_squares(xs):
    return [x * x for x in xs if x % 2 == 0]


def clip_negatives(xs):
    return [max(0, x) for x in xs]


def flatten(table):
    return [v for v in r for r in table]
