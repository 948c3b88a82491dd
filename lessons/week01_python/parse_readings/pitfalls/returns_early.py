"""Your `return` stands inside the loop, so the function ends with its first number. Move the `return` to the left until it is level with `for`: it then waits for the end of the loop."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            continue
        if math.isfinite(value):
            numbers.append(value)
            return numbers
    return numbers
