def parse_readings(items):
    if not items:
        return []
    head, *tail = items
    try:
        x = float(head)
    except ValueError:
        return parse_readings(tail)
    finite = x - x == 0  # neither nan - nan nor inf - inf is 0
    return ([x] if finite else []) + parse_readings(tail)
