def even_squares(xs):
    return [x * x for x in xs if not x % 2]


def clip_negatives(xs):
    return [0 if x < 0 else x for x in xs]


def flatten(rows):
    out = []
    for row in rows:
        out.append(list(row))
    return out
