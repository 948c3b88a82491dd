import math


class NoScore(ValueError):
    pass


def band(score):
    letter = "F"
    if score >= 50:
        letter = "C"
    if score >= 75:
        letter = "B"
    if score >= 90:
        letter = "A"
    return letter


def grade(score):
    if math.isnan(score) or score != min(max(score, 0), 100):
        raise NoScore
    return band(score)
