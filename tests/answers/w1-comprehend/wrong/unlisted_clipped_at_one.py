def even_squares(xs):
    return [x * x for x in xs if x % 2 == 0]


def clip_negatives(xs):
    return [x if x > 1 else 0 for x in xs]


def flatten(rows):
    return [x for r in rows for x in r]
