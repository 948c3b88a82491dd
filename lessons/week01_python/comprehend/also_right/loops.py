def even_squares(xs):
    found = []
    for x in xs:
        if x % 2:
            continue
        found.append(x * x)
    return found


def clip_negatives(xs):
    found = list(xs)
    for i, x in enumerate(found):
        if x < 0:
            found[i] = 0
    return found


def flatten(rows):
    found = []
    for row in rows:
        found += row
    return found
