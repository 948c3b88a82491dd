"""Your loops stand in the wrong order: in `[x for x in row for row in rows]` the inner one comes first, and asks for a `row` that nobody has taken yet. The order is that of ordinary loops: first `for row in rows`, then `for x in row`."""


def flatten(rows):
    return [x for x in row for row in rows]  # noqa: F821
