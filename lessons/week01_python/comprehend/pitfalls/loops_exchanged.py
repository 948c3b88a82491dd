"""Python met a name that has no value yet. Does your line begin with the inner loop, as in `[x for x in row for row in rows]`? It asks for a `row` that nobody has taken. The order is that of ordinary loops: first `for row in rows`, then `for x in row`. (Else the name is misspelled.)"""


def flatten(rows):
    return [x for x in row for row in rows]  # noqa: F821
