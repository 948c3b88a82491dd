def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    return "a" if score >= 90 else "b" if score >= 75 else "c" if score >= 50 else "f"
