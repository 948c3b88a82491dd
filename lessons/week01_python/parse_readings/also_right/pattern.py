import re

NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*", re.IGNORECASE)


def parse_readings(items):
    return [float(s) for s in items if NUMBER.fullmatch(s)]
