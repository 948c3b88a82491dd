import copy

import torch


def make_optimizer(name, params, lr):
    kinds = {"sgd": (torch.optim.SGD, {}), "momentum": (torch.optim.SGD, {"momentum": 0.9}), "adam": (torch.optim.Adam, {}),
             "adamw": (torch.optim.AdamW, {})}
    if name not in kinds:
        raise ValueError(name)
    kind, more = kinds[name]
    return kind(params, lr=lr, **more)


def adam_step(p, g, state, lr):
    """Lets PyTorch's own do the work, on copies."""
    w = torch.nn.Parameter(p.clone())
    w.grad = g.clone()
    opt = torch.optim.Adam([w], lr=lr)
    if state is not None:
        opt.load_state_dict(copy.deepcopy(state))
    opt.step()
    return w.detach(), opt.state_dict()


def best_lr(name, task, candidates, steps=40):
    """One model, taken back to its beginning each time; judged by the loss before the last step."""
    model, measure = task()
    start = copy.deepcopy(model.state_dict())
    found = {}
    for lr in candidates:
        model.load_state_dict(start)
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(steps):
            loss = measure()
            model.zero_grad()
            loss.backward()
            opt.step()
            if not loss.isfinite():
                break
        found[lr] = loss.item() if loss.isfinite() else float("inf")
    return min(found, key=found.get)
