"""Your list is right. But `*=` writes into the caller's w, which is smaller after each call. `w = w * 0.5` makes a new tensor."""


def history(w, steps):
    seen = []
    for _ in range(steps):
        w *= 0.5
        seen.append(w.clone())
    return seen
