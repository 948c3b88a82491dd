"""You remove items from the very list you are looping over. The loop counts positions: after a removal everything moves up by one, and the next item is skipped. It also empties the caller's list. Build a new list instead."""
import math


def parse_readings(items):
    for item in items:
        try:
            value = float(item)
        except ValueError:
            items.remove(item)
        else:
            if not math.isfinite(value):
                items.remove(item)
    return [float(item) for item in items]
