"""You convert every item, and the first one that is no number ends your function: `float("n/a")` raises a `ValueError`, and nothing catches it. Put the conversion into a `try`, and go on to the next item in the `except`."""


def parse_readings(items):
    return [float(item) for item in items]
