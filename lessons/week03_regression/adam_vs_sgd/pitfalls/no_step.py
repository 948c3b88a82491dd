"""You compute the slopes and never take a step: all trainings end where they began, and the first candidate wins. Call `opt.step()` after `backward()`."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(steps):
            opt.zero_grad()
            measure().backward()
        losses.append(measure().item())
    return candidates[losses.index(min(losses))]
