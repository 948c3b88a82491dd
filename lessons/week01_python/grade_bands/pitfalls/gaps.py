"""You give both ends of each band as whole numbers, such as 75 to 89. Then 89.5 is in no band, and falls through. Each border needs to be said once: what is not at least 90 but at least 75 is a B."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if 90 <= score <= 100:
        return "A"
    if 75 <= score <= 89:
        return "B"
    if 50 <= score <= 74:
        return "C"
    return "F"
