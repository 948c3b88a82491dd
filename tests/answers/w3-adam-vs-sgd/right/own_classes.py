import torch


class Rule(torch.optim.Optimizer):
    """Optimizers of one's own, each with its rule for one weight."""

    def __init__(self, params, lr):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self.move(p, self.state[p], group["lr"])


class Plain(Rule):
    def move(self, p, kept, lr):
        p.sub_(lr * p.grad)


class Rolling(Rule):
    def move(self, p, kept, lr):
        kept["sum"] = 0.9 * kept.get("sum", 0) + p.grad
        p.sub_(lr * kept["sum"])


class Adaptive(Rule):
    shrink = 0.0

    def move(self, p, kept, lr):
        p.mul_(1 - lr * self.shrink)
        new, kept["state"] = adam_step(p, p.grad, kept.get("state"), lr)
        p.copy_(new)


class Shrinking(Adaptive):
    shrink = 0.01


def make_optimizer(name, params, lr):
    for known, kind in zip("sgd momentum adam adamw".split(), (Plain, Rolling, Adaptive, Shrinking)):
        if name == known:
            return kind(params, lr)
    raise ValueError


class Averages:
    """Immutable; each step makes the next."""

    def __init__(self, history=()):
        self.history = history

    def after(self, g):
        return Averages((*self.history, g))

    def mean(self, of, beta):
        weights = [beta**k for k in range(len(self.history))]
        return sum(w * of(g) for w, g in zip(weights, reversed(self.history))) / sum(weights)


def adam_step(p, g, state, lr):
    """A running average put right is a weighted mean of all slopes so far."""
    state = (state or Averages()).after(g)
    return p - lr * state.mean(lambda s: s, 0.9) / (state.mean(lambda s: s * s, 0.999) ** 0.5 + 1e-8), state


def best_lr(name, task, candidates, steps=40):
    def train(lr):
        model, measure = task()
        opt = make_optimizer(name, list(model.parameters()), lr)

        def once():
            opt.zero_grad()
            loss = measure()
            loss.backward()
            opt.step()
            return loss.item()
        return [once() for _ in range(steps)][-1]

    ends = {lr: train(lr) for lr in candidates}
    finite = {lr: loss for lr, loss in ends.items() if abs(loss) < float("inf")}
    return torch.tensor(min(finite, key=finite.get))
