import math

import torch


def make_optimizer(name, params, lr):
    if name == 'sgd':
        return torch.optim.SGD(params, lr)
    if name == 'momentum':
        return torch.optim.SGD(params, lr, momentum=0.9, nesterov=True)
    if name in ('adam', 'adamw'):
        return {'adam': torch.optim.Adam, 'adamw': torch.optim.AdamW}[name](params, lr)
    raise ValueError(name)


def adam_step(p, g, state, lr):
    if state is None:
        state = {"step": 0, "m": torch.zeros_like(p), "v": torch.zeros_like(p)}
    step = state["step"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g.pow(2)
    p = p - lr * (m / (1 - 0.9 ** step)) / (torch.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
    return p, {"step": step, "m": m, "v": v}



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
