import numpy as np
import torch


def _np(g):
    return g.detach().cpu().numpy().astype(np.float64)


def report(model):
    out = {}
    for name, p in model.named_parameters():
        if p.grad is None:
            out[name] = {"norm": None, "status": "none"}
            continue
        a = _np(p.grad)
        norm = np.sqrt((a * a).sum())
        rms = norm / np.sqrt(a.size)
        if not np.isfinite(a).all():
            word = "nonfinite"
        elif not a.any():
            word = "zero"
        elif rms < 1e-7:
            word = "vanishing"
        elif rms > 1e3:
            word = "exploding"
        else:
            word = "ok"
        out[name] = {"norm": norm, "status": word}
    return out


def total_norm(model):
    parts = [_np(p.grad).ravel() for p in model.parameters() if p.grad is not None]
    return float(np.linalg.norm(np.concatenate(parts))) if parts else 0.0
