"""You copied w, so that the caller's is safe. But your list still holds one tensor several times, and all entries show its last value. Make a new one in each step, `w = w * 0.5`, or append `w.clone()`."""


def history(w, steps):
    w = w.clone()
    seen = []
    for _ in range(steps):
        w *= 0.5
        seen.append(w)
    return seen
