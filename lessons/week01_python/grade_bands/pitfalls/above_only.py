"""You write `>` where `>=` belongs. 90 > 90 is false, so the border itself falls into the band below. "From 90 on" is `score >= 90`."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score > 90:
        return "A"
    if score > 75:
        return "B"
    if score > 50:
        return "C"
    return "F"
