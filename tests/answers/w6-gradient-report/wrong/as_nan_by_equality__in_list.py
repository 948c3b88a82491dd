import math
import torch

BAD = [float("nan"), float("inf"), float("-inf")]


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        g = p.grad
        if g is None:
            rows[name] = {"norm": None, "status": "none"}
            continue
        word = "ok"
        rms = (g.double() ** 2).mean() ** 0.5
        if any((g == b).any() for b in BAD):
            word = "nonfinite"
        elif (g == 0).all():
            word = "zero"
        elif rms < 1e-7:
            word = "vanishing"
        elif rms > 1e3:
            word = "exploding"
        rows[name] = {"norm": g.norm().item(), "status": word}
    return rows


def total_norm(model):
    return math.sqrt(sum(r["norm"] ** 2 for r in report(model).values() if r["norm"] is not None))
