"""You keep 'nan' and 'inf'. `float` converts both without an error, so a `try` alone does not stop them; and comparing does not help, since nan is not even equal to itself. Ask `math.isfinite(value)` after the conversion."""


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            numbers.append(float(item))
        except ValueError:
            continue
    return numbers
