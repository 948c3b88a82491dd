def grade(score):
    match score:
        case s if not (s >= 0 and s <= 100):
            raise ValueError(f"{score}?")
        case s if s >= 90:
            return "A"
        case s if s >= 75:
            return "B"
        case s if s < 50:
            return "F"
    return "C"
