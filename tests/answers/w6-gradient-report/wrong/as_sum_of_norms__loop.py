import torch


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        if p.grad is None:
            rows[name] = {"norm": None, "status": "none"}
            continue
        g = p.grad.double()
        rms = g.norm() / g.numel() ** 0.5
        word = "ok"
        if not g.isfinite().all():
            word = "nonfinite"
        elif g.abs().max() == 0:
            word = "zero"
        elif rms < 1e-7:
            word = "vanishing"
        elif rms > 1e3:
            word = "exploding"
        rows[name] = {"norm": p.grad.norm().item(), "status": word}
    return rows


def total_norm(model):
    total = 0.0
    for p in model.parameters():
        if p.grad is not None:
            total += torch.linalg.vector_norm(p.grad).item()
    return total
