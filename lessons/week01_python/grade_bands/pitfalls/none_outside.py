"""For what is no score your function returns `None`, and the mistake goes on from there, unseen. `raise ValueError(...)` stops it where it happens. (A `print` of a warning does not stop anything.)"""


def grade(score):
    if not 0 <= score <= 100:
        return None
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
