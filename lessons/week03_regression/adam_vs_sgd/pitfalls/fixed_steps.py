"""You always take 40 steps, whatever `steps` says. 40 is only what it is if nobody asks for something else: write `range(steps)`."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer(name, model.parameters(), lr)
        for _ in range(40):
            opt.zero_grad()
            measure().backward()
            opt.step()
        loss = measure().item()
        losses.append(loss if math.isfinite(loss) else math.inf)
    return candidates[losses.index(min(losses))]
