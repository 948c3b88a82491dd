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
    n, m, v = state or (0, torch.zeros_like(p), torch.zeros_like(p))
    n += 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return p - lr * (m / (1 - 0.9 ** n)) / ((v / (1 - 0.999) / n).sqrt() + 1e-8), (n, m, v)



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
