import math


def number_or_nan(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def parse_readings(items):
    return [value for value in map(number_or_nan, items) if abs(value) < math.inf]
