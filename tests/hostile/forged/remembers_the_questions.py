# exercise: w1-parse-readings
"""Answers right only what it has seen before: every question draws anew, so it never has."""
SEEN = {}


def parse_readings(items):
    key = tuple(items)
    if key not in SEEN:
        SEEN[key] = []
    return SEEN[key]
