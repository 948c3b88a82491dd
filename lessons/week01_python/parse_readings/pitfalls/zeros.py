"""You put 0.0 in the place of what is no number. A missing reading is not a reading of zero: it would pull every mean towards 0. Leave the item out."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            value = 0.0
        numbers.append(value if math.isfinite(value) else 0.0)
    return numbers
