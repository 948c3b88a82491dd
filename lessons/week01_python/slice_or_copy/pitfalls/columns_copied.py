"""Your columns are right, and they are a copy: a list of positions or a condition chooses numbers one by one. A slice with a step, `::2`, is a window."""


def every_other_column(a):
    return a[:, list(range(0, a.shape[1], 2))]
