import torch


def judged(g):
    entries = g.detach().flatten().tolist()
    squares = sum(v * v for v in entries)
    if any(v != v or abs(v) == float("inf") for v in entries):
        return "nonfinite"
    if all(v == 0 for v in entries):
        return "zero"
    rms = (squares / len(entries)) ** 0.5
    return "vanishing" if rms < 1e-7 else "exploding" if rms > 1e3 else "ok"


def report(model):
    return {
        name: {"norm": p.grad if p.grad is None else float(p.grad.norm()), "status": "none" if p.grad is None else judged(p.grad)}
        for name, p in model.named_parameters()
    }


def total_norm(model):
    saved = [None if p.grad is None else p.grad.clone() for p in model.parameters()]
    found = torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf"))
    for p, g in zip(model.parameters(), saved):
        p.grad = g
    return found.item()
