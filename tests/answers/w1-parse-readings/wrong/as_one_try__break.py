from math import isinf, isnan


def parse_readings(readings):
    out = []
    i = 0
    while i < len(readings):
        try:
            number = float(readings[i].strip())
        except ValueError:
            break
        if not (isnan(number) or isinf(number)):
            out += [number]
        i = i + 1
    return out
