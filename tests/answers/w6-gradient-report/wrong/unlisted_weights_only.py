import math
import torch


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        if p.grad is None:
            rows[name] = {"norm": None, "status": "none"}
            continue
        g = p.grad.double()
        rms = g.square().mean().sqrt()
        word = "ok"
        if not g.isfinite().all():
            word = "nonfinite"
        elif (g == 0).all():
            word = "zero"
        elif rms < 1e-7:
            word = "vanishing"
        elif rms > 1e3:
            word = "exploding"
        rows[name] = {"norm": p.grad.norm().item(), "status": word}
    return rows


def total_norm(model):
    return math.hypot(*[p.grad.norm().item() for p in model.parameters() if p.grad is not None and p.dim() > 1])
