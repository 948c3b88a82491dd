"""You choose the right items, but return them as text: '3.5' is still three characters, and '3.5' + '1' is '3.51'. Append the converted value, not the item."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            continue
        if math.isfinite(value):
            numbers.append(item)
    return numbers
