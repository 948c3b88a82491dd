"""Your list still holds lists. With `[[x for x in row] for row in rows]` each row becomes a list of its own; `[row for row in rows]` takes the rows as they are. For one flat list put both `for`s into the same pair of brackets."""


def flatten(rows):
    return [[x for x in row] for row in rows]
