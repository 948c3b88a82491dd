"""One bad item ends your loop, and the good ones after it are lost. Put the `try` inside the loop, around the one conversion, and `continue` in its `except`: then only that item is left out."""
import math


def parse_readings(items):
    numbers = []
    try:
        for item in items:
            value = float(item)
            if math.isfinite(value):
                numbers.append(value)
    except ValueError:
        pass
    return numbers
