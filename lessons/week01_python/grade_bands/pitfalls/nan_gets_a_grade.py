"""You give nan a grade. Every comparison with nan is false: it is not below 0 and not above 100, nor at least 50, and so it falls through to your last line. Ask whether the score is inside, `0 <= score <= 100`, and raise if it is not."""


def grade(score):
    if score < 0 or score > 100:
        raise ValueError(score)
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
