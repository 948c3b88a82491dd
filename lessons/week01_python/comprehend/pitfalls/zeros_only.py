"""Your list holds only the zeros: the `if` at the end drops all other numbers. Every number needs an entry, itself or 0. That is a choice, `a if condition else b`, and it stands before `for`."""


def clip_negatives(xs):
    return [0 for x in xs if x < 0]
