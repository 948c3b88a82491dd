"""A score of 75 or more gets a C or an F, never its own letter: the `else` belongs to the last `if` only, and the letters that were set above are overwritten. Make one chain of them, with `elif`."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score >= 90:
        letter = "A"
    if 75 <= score < 90:
        letter = "B"
    if 50 <= score < 75:
        letter = "C"
    else:
        letter = "F"
    return letter
