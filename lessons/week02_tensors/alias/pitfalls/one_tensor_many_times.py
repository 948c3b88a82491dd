"""Your list holds one tensor several times, and that tensor is the caller's: `*=` writes into it, so that all entries show its last value, and w is spoilt. `w = w * 0.5` makes a new tensor in each step."""


def history(w, steps):
    seen = []
    for _ in range(steps):
        w *= 0.5
        seen.append(w)
    return seen
