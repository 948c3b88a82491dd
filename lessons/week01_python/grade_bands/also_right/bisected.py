from bisect import bisect_right


def grade(score):
    if score < 0 or score > 100 or score != score:
        raise ValueError("no score")
    return "FCBA"[bisect_right([50, 75, 90], score)]
