def grade(x):
    if not 0 <= x <= 100:
        raise ValueError
    if x <= 50:
        return "F"
    if x <= 75:
        return "C"
    return "B" if x <= 90 else "A"
