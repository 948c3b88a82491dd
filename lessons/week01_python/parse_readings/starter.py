"""Turn what a sensor wrote into numbers."""


def parse_readings(items: list[str]) -> list[float]:
    """Return the finite numbers in `items`, in order; leave out everything else."""
    ...


if __name__ == "__main__":
    # Should print [3.5, 7.0, -2000.0].
    print(parse_readings(["3.5", " 7 ", "n/a", "-2e3", "", "nan"]))
