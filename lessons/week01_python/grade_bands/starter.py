"""Turn a score into a grade."""


def grade(score: float) -> str:
    """Return "A" from 90 on, "B" from 75 on, "C" from 50 on, else "F". Raise a ValueError for what is no score from 0 to 100."""
    ...


if __name__ == "__main__":
    # Should print ['A', 'A', 'B', 'C', 'F'].
    print([grade(score) for score in (100, 90, 89.9, 50, 12.5)])
