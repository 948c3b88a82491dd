def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def parse_readings(items):
    numbers = [float(s) for s in items if is_number(s)]
    return [n for n in numbers if n != float("nan")]
