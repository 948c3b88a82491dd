"""You print the letter. `print` shows it on the screen, but whoever called your function gets `None` and can do nothing with it. Write `return` in its place."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score >= 90:
        print("A")
    elif score >= 75:
        print("B")
    elif score >= 50:
        print("C")
    else:
        print("F")
