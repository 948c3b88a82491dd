"""Turn what a sensor wrote into numbers."""

import math
from collections.abc import Sequence


def parse_readings(items: Sequence[str]) -> list[float]:
    """Return the finite numbers in `items`, in order; leave out everything else."""
    numbers = []
    for item in items:
        try:
            value = float(item)
        except ValueError:
            continue
        if math.isfinite(value):
            numbers.append(value)
    return numbers


if __name__ == "__main__":
    print(parse_readings(["3.5", " 7 ", "n/a", "-2e3", "", "nan"]))
