def halves(xs):
    for x in xs:
        half, rest = divmod(x, 2)
        if rest == 0:
            yield 4 * half * half


def even_squares(xs):
    return list(halves(xs))


def clip_negatives(xs):
    return tuple((x + abs(x)) // 2 for x in xs)


def flatten(rows):
    if not rows:
        return []
    first, *others = rows
    return [*first, *flatten(others)]
