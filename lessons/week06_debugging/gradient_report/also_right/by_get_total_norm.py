import torch
from torch.nn.utils import get_total_norm


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        g = p.grad
        if g is None:
            rows[name] = dict(norm=None, status="none")
            continue
        rms = torch.sqrt((g.to(torch.float64) ** 2).mean())
        if not torch.isfinite(g).all():
            found = "nonfinite"
        elif (g == 0).all():
            found = "zero"
        elif rms < 1e-7:
            found = "vanishing"
        elif rms > 1e3:
            found = "exploding"
        else:
            found = "ok"
        rows[name] = dict(norm=torch.linalg.vector_norm(g), status=found)
    return rows


def total_norm(model):
    return get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
