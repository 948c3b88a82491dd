import math

import torch


def make_optimizer(name, params, lr):
    optimizers = {
        "sgd": lambda: torch.optim.SGD(params, lr),
        "momentum": lambda: torch.optim.SGD(params, lr, momentum=0.9),
        "adam": lambda: torch.optim.Adam(params, lr),
        "adamw": lambda: torch.optim.AdamW(params, lr),
    }
    if name not in optimizers:
        raise ValueError("unknown optimizer " + name)
    return optimizers[name]()



def adam_step(p, g, state, lr):
    if state is None:
        state = {"step": 0, "m": torch.zeros_like(p), "v": torch.zeros_like(p)}
    step = state["step"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g.pow(2)
    p = p - lr * (m / (1 - 0.9 ** step)) / (torch.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
    return p, {"step": step, "m": m, "v": v}



def best_lr(name, task, candidates, steps=40):
    found = {}
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(1, steps // 2):
            opt.zero_grad()
            measure().backward()
            opt.step()
        loss = measure().item()
        found[lr] = loss if math.isfinite(loss) else math.inf
    return min(found, key=found.get)
