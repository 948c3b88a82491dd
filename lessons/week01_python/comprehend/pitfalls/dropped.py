"""Your result is shorter than what came in: an `if` at the end leaves items out. You are to replace them, and for that `a if condition else b` stands in front, before `for`."""


def clip_negatives(xs):
    return [x for x in xs if x >= 0]
