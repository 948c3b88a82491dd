import math


def parse_readings(items):
    numbers = set()
    for s in items:
        try:
            numbers.add(float(s))
        except ValueError:
            pass
    return sorted(n for n in numbers if math.isfinite(n))
