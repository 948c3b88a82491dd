def even_squares(xs):
    return [x * x for x in xs if x % 2 == 0]


def clip_negatives(xs):
    return [max(0, x) for x in xs]


def flatten(rows):
    for row in rows:
        return [x for x in row]
    return []
