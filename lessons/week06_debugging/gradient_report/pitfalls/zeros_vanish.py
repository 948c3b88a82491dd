"""You report a gradient of zeros as vanishing. It is smaller than 1e-7, but its cause is another one: ask for zeros before you ask for small."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    if not gradient.any():
        return "zero"
    return "exploding" if rms > EXPLODING else "ok"
