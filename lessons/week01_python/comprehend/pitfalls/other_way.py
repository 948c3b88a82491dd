"""You keep the negative numbers and clip the others: the two sides of your choice are exchanged. In `a if condition else b`, `a` is for where the condition is true."""


def clip_negatives(xs):
    return [x if x < 0 else 0 for x in xs]
