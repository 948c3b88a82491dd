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
    state = dict(state or {"n": 0, "avg": 0.0, "avg_sq": 0.0})
    state["n"] += 1
    state["avg"] = 0.9 * state["avg"] + (1 - 0.9) * g
    state["avg_sq"] = 0.999 * state["avg_sq"] + (1 - 0.999) * g ** 2
    a = state["avg"] / (1 - 0.9 ** state["n"])
    b = state["avg_sq"] / (1 - 0.999 ** state["n"])
    return p - lr * a / torch.sqrt(b + 1e-8), state



def best_lr(name, task, candidates, steps=40):
    results = []
    for rate in candidates:
        net, error = task()
        optimizer = make_optimizer(name, net.parameters(), rate)
        for i in range(steps):
            optimizer.zero_grad()
            loss = error()
            loss.backward()
            optimizer.step()
        value = float(error())
        results.append((value if math.isfinite(value) else 1e300, rate))
    return sorted(results)[0][1]
