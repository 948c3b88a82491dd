"""You never clear the slopes. `backward()` adds to those of all steps before, so that you find the best rate for another training than the one you will run. Call `opt.zero_grad()` in each step."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(steps):
            measure().backward()
            opt.step()
        loss = measure().item()
        losses.append(loss if math.isfinite(loss) else math.inf)
    return candidates[losses.index(min(losses))]
