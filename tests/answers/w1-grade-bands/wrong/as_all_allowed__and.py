def grade(x):
    if x < 0 and x > 100:
        raise ValueError("no score")
    if x >= 90:
        y = "A"
    elif x >= 75:
        y = "B"
    elif x >= 50:
        y = "C"
    else:
        y = "F"
    return y
