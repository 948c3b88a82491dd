from math import isnan

import torch


def make_optimizer(name, params, lr):
    assert isinstance(name, str)
    if name in ("sgd", "momentum"):
        return torch.optim.SGD(params, lr=lr, momentum=0.9 * (name == "momentum"))
    if name.startswith("adam") and name[4:] in ("", "w"):
        kind = getattr(torch.optim, {"": "Adam", "w": "AdamW"}[name[4:]])
        return kind(params, lr=lr, foreach=False)
    raise ValueError(f"{name}?")


def adam_step(p, g, state, lr):
    """The state in one tensor: m, v, and the two powers of the betas."""
    if state is None:
        state = torch.stack([torch.zeros_like(g), torch.zeros_like(g), torch.ones_like(g), torch.ones_like(g)])
    b1, b2 = 0.9, 0.999
    m, v, p1, p2 = state
    m, v, p1, p2 = torch.lerp(g, m, b1), torch.lerp(g**2, v, b2), p1 * b1, p2 * b2
    new = p - lr * (m / (1 - p1)) / ((v / (1 - p2)) ** 0.5 + 1e-8)
    return [new, torch.stack([m, v, p1, p2])]


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        weights = list(model.parameters())
        opt = make_optimizer(name, weights, lr)
        for _ in range(steps):
            for w, slope in zip(weights, torch.autograd.grad(measure(), weights)):
                w.grad = slope
            opt.step()
        losses.append(measure().detach())
    found = torch.stack(losses).nan_to_num(nan=float("inf"))
    assert not any(isnan(x) for x in found)
    return candidates[int(found.argmin())]
