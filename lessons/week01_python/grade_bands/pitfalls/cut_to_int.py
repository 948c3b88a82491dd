"""You cut the score down to a whole number before you look whether it is allowed: -0.1 becomes 0 and 100.1 becomes 100, and both get a grade. Compare the score as it is."""


def grade(score):
    if abs(score) == float("inf"):
        raise ValueError(score)
    score = int(score)
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
