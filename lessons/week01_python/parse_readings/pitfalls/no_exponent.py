"""Your test of the characters knows the sign and the dot, but not the exponent: '-2e3' is a number, -2000, and you drop it. Let `float` decide what is a number."""


def parse_readings(items):
    return [float(item) for item in items if item.strip().lstrip("+-").replace(".", "", 1).isdigit()]
