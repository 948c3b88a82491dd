"""You append w before it is halved. The first entry should be w / 2: halve first, then append."""


def history(w, steps):
    seen = []
    for _ in range(steps):
        seen.append(w.clone())
        w = w * 0.5
    return seen
