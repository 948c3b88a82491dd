"""You decide by the norm whether a gradient is zero or infinite. In 32 bits the square of 1e-30 is 0 and that of 1e30 is infinite. Ask the entries themselves: `(g == 0).all()`, `torch.isfinite(g).all()`."""


def status(gradient):
    norm = gradient.norm()
    if not norm.isfinite():
        return "nonfinite"
    if norm == 0:
        return "zero"
    rms = norm / gradient.numel() ** 0.5
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
