def even_squares(xs):
    return [x * x for x in xs if x % 2 == 0]


def clip_negatives(xs):
    return [max(0, x) for x in xs]


def flatten(rows):
    return [x for row in rowz for x in row]
