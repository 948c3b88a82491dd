"""You compare losses that were measured before the training. All candidates start from the same weights, so all of these are equal, and the first candidate wins. Measure after the last step."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        losses.append(measure().item())
        for _ in range(steps):
            opt.zero_grad()
            measure().backward()
            opt.step()
    return candidates[losses.index(min(losses))]
