from dataclasses import dataclass

import torch
from torch import optim

MAKERS = {"sgd": lambda p, lr: optim.SGD(p, lr), "momentum": lambda p, lr: optim.SGD(p, lr, 0.9), "adam": optim.Adam, "adamw": optim.AdamW}


def make_optimizer(name, params, lr):
    try:
        make = MAKERS[name]
    except KeyError:
        raise ValueError(f"one of {', '.join(MAKERS)} is expected, not {name!r}") from None
    return make(params, lr)


@dataclass
class Memory:
    steps: int
    mean: torch.Tensor
    square: torch.Tensor


def adam_step(p, g, state, lr):
    old = state or Memory(0, torch.zeros_like(p), torch.zeros_like(p))
    new = Memory(old.steps + 1, torch.lerp(old.mean, g, 0.1), torch.lerp(old.square, g.square(), 0.001))
    usual = new.square.div(1 - 0.999**new.steps).sqrt().add(1e-8)
    return torch.addcdiv(p, new.mean, usual, value=-lr / (1 - 0.9**new.steps)), new


def best_lr(name, task, candidates, steps=40):
    best, least = candidates[0], float("inf")
    for lr in candidates:
        model, loss_of = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(steps):
            loss = loss_of()
            loss.backward()
            opt.step()
            opt.zero_grad()
        with torch.no_grad():
            loss = loss_of()
        if loss < least:
            best, least = lr, loss
    return best
