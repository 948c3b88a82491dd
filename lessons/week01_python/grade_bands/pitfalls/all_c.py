"""Everybody from 50 on gets a C, since 95 is at least 50, too. Either you ask for 50 first, and the first true condition wins; or your `if`s stand on their own, and a later one overwrites the earlier letter. Ask for the highest border first, and go on with `elif`, or `return` at once."""


def grade(score):
    if not 0 <= score <= 100:
        raise ValueError(score)
    if score >= 50:
        return "C"
    elif score >= 75:
        return "B"
    elif score >= 90:
        return "A"
    return "F"
