def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score >= 90:
        return "A"
    if score >= 70:
        return "B"
    if score >= 50:
        return "C"
    return "F"
