"""You train with SGD whatever optimizer was asked for, and the best rate for one is not the best for another. Hand `name` on to `make_optimizer`."""

import math


def best_lr(name, task, candidates, steps=40):
    losses = []
    for lr in candidates:
        model, measure = task()
        opt = make_optimizer("sgd", model.parameters(), lr)
        for _ in range(steps):
            opt.zero_grad()
            measure().backward()
            opt.step()
        loss = measure().item()
        losses.append(loss if math.isfinite(loss) else math.inf)
    return candidates[losses.index(min(losses))]
