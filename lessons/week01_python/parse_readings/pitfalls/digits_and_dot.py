"""You take the dot away and ask `isdigit`. That lets '3.5' in, but a minus sign still keeps '-2' and '-2e3' out. There is always one more spelling: try `float(item)` instead, it knows them all."""


def parse_readings(items):
    return [float(item) for item in items if item.strip().replace(".", "", 1).isdigit()]
