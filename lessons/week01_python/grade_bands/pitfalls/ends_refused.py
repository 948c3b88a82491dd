"""You refuse 0 and 100, but both can be reached: `0 < score < 100` is false for them. Write `<=`."""


def grade(score):
    if not 0 < score < 100:
        raise ValueError(score)
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
