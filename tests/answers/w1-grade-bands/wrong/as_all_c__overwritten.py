def grade(score):
    if not (score >= 0 and score <= 100):
        raise ValueError("no score")
    letter = "F"
    if score >= 90:
        letter = "A"
    if score >= 75:
        letter = "B"
    if score >= 50:
        letter = "C"
    return letter
