LEAST = {"A": 90, "B": 75, "C": 50, "F": 0}


def grade(score):
    if score <= 100:
        for letter, least in LEAST.items():
            if score >= least:
                return letter
    raise ValueError(score)
