"""You try `int` first, so '7' becomes the whole number 7 and '3.5' the float 3.5: a list of two types. Use `float` for every item."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = int(item)
        except ValueError:
            try:
                value = float(item)
            except ValueError:
                continue
        if math.isfinite(value):
            numbers.append(value)
    return numbers
