"""Your bands hold whole numbers only: `range(75, 90)` is 75, 76, 77 …, and 82.5 is not in it. Scores may have fractions; compare with `>=`."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score in range(90, 101):
        return "A"
    if score in range(75, 90):
        return "B"
    if score in range(50, 75):
        return "C"
    return "F"
