"""You call a gradient nonfinite only if all of its entries are. One is enough to ruin the model: `not torch.isfinite(g).all()`."""


def status(gradient):
    if not gradient.isfinite().any():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
