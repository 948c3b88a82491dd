"""You use `assert`. It raises an `AssertionError`, and `python -O` leaves all of them out. It is for what can never happen; a wrong input can. Write `if` and `raise ValueError(...)`."""


def grade(score):
    assert 0 <= score <= 100
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
