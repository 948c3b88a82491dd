def even_squares(xs):
    return [x * x for x in xs if x % 2 != 1]


def clip_negatives(xs):
    result = []
    for x in xs:
        if x < 0:
            continue
        result.append(x)
    return result


def flatten(rows):
    return sum(rows, [])
