"""You look for nan and let infinity pass: it ends among the exploding ones. After one step the weight is infinite, and then nan. `torch.isfinite` finds both."""


def status(gradient):
    if gradient.isnan().any():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
