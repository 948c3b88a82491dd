"""You put `None` in the place of what is no number. Whoever adds up your list will stumble over it. Leave the item out: `continue` goes on to the next one."""
import math


def parse_readings(items):
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            value = None
        numbers.append(value if value is not None and math.isfinite(value) else None)
    return numbers
