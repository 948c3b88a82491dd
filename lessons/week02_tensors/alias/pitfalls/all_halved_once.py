"""You halve the same w each time, so that all entries are w / 2. Go on from the last one: `w = w * 0.5`."""


def history(w, steps):
    return [w * 0.5 for _ in range(steps)]
