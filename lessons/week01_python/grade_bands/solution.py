"""Turn a score into a grade."""


def grade(score: float) -> str:
    """Return "A" from 90 on, "B" from 75 on, "C" from 50 on, else "F". Raise a ValueError for what is no score from 0 to 100."""
    if not 0 <= score <= 100:  # true of nan as well: no comparison with it holds
        raise ValueError(f"{score} is no score from 0 to 100")
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"


if __name__ == "__main__":
    print([grade(score) for score in (100, 90, 89.9, 50, 12.5)])
