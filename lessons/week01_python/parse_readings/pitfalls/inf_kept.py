"""You drop nan, but 'inf' and '-inf' stay: infinity is a float, too, and one of them makes every mean infinite. `math.isfinite(value)` is false for all three."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            continue
        if not math.isnan(value):
            numbers.append(value)
    return numbers
