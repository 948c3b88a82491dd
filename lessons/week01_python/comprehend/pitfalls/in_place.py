"""You write the zeros into the list that you were given, and its owner loses the old numbers. A comprehension makes a new list and leaves the old one alone."""


def clip_negatives(xs):
    for i, x in enumerate(xs):
        if x < 0:
            xs[i] = 0
    return xs
