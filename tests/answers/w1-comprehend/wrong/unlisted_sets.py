def even_squares(xs):
    return sorted({x * x for x in xs if x % 2 == 0})


def clip_negatives(xs):
    return [max(0, x) for x in xs]


def flatten(rows):
    return [x for r in rows for x in r]
