def even_squares(xs):
    return [s for s in (x * x for x in xs) if s % 2]


def clip_negatives(xs):
    return [max(0, x) for x in xs]


def flatten(rows):
    return [x for r in rows for x in r]
