"""You return the place of the best candidate in the list, not the candidate. One more step: `candidates[place]`."""

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
    losses = [loss if math.isfinite(loss) else math.inf for loss in losses]
    return losses.index(min(losses))
