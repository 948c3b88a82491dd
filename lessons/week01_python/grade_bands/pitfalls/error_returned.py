"""You hand the error back like an ordinary answer, with `return`. An error is raised: `raise ValueError(...)` stops your function and whoever called it."""


def grade(score):
    if not 0 <= score <= 100:
        return ValueError(score)
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
