"""You return the smallest loss. Asked for is the learning rate that led to it: keep the two together, or find the place of the smallest loss in your list."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(steps):
            opt.zero_grad()
            measure().backward()
            opt.step()
        losses.append(measure().item())
    return min(loss if math.isfinite(loss) else math.inf for loss in losses)
