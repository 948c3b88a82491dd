"""You forgot the root: your size is the mean of the squares. 1e-4 becomes 1e-8, which looks as if it vanished."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    size = gradient.double().square().mean()
    if size < VANISHING:
        return "vanishing"
    return "exploding" if size > EXPLODING else "ok"
