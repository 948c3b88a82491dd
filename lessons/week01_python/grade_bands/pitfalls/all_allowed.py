"""You give a grade to any number, to -1 and to 101 as well. Test first whether it is a score, and `raise ValueError(...)` if it is not. (If you do test it: `score < 0 and score > 100` is never true, no number is both. And without `raise` the function just goes on.)"""


def grade(score):
    if score >= 90:
        return "A"
    if score >= 75:
        return "B"
    if score >= 50:
        return "C"
    return "F"
