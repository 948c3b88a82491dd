"""Optimizers and steps are compared number by number. The rates to choose from lie so far apart that chance can't decide.

A candidate counts as best within a factor of 1.1, whose logarithm is 0.1. The logarithm of the second best final loss over the
best one, on 40 seeds: where others explode 3.78 ± 0.00 (sgd) and 2.74 ± 0.12 (momentum); with one set of candidates for both
3.81 ± 0.10 (adam; both others of sgd explode); after 4 steps 2.68 ± 0.07, after 40 steps 3.94 ± 0.00.
"""

import math
from functools import cache
from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

F64 = torch.float64
NAMES = ("sgd", "momentum", "adam", "adamw")
OWN = "every candidate had a training of its own"
NEAR = 1.1                          # a candidate this near to the best is as good


@far
def valley(target, steepness):
    """A model of two weights that start at 0, one on a steeper slope than the other, and its loss."""
    model = torch.nn.Linear(2, 1, bias=False, dtype=target.dtype)
    torch.nn.init.zeros_(model.weight)
    x = torch.tensor([[1.0, 0.0], [0.0, steepness]], dtype=target.dtype)
    return model, lambda: (model(x) - x @ target).square().mean()


@far
def walk(valley, opt, steps, which):
    """The weights after each step.  Each kind goes backward on a line of its own, so that its losses are drawn as a curve of its own."""
    model, loss = valley
    weights = []
    back = [lambda: loss().backward(),
            lambda: loss().backward(),
            lambda: loss().backward(),
            lambda: loss().backward()][which]
    for _ in range(steps):
        opt.zero_grad()
        back()
        opt.step()
        weights.append(model.weight.detach().clone().flatten())
    return weights


@far
def parameters(valley):
    return valley[0].parameters()


@far
class Witnessed:
    """A task.  Of each model that it makes: how often slopes were computed, how often onto old ones, whether a weight moved."""

    def __init__(self, target, steepness):
        self.target, self.steepness, self.models = target, steepness, []

    def __call__(self):
        model, loss = valley(self.target, self.steepness)
        weight = model.weight
        seen = {"passes": 0, "stale": 0, "weight": weight}
        self.models.append(seen)
        fresh = []

        def passed(grad):
            seen["passes"] += 1
            fresh[:] = [grad.clone()]

        def added(weight):
            seen["stale"] += not torch.equal(weight.grad.nan_to_num(), fresh[0].nan_to_num())
        weight.register_hook(passed)
        weight.register_post_accumulate_grad_hook(added)
        return model, loss


@far
def told(task):
    return [(m["passes"], m["stale"], bool(m["weight"].any())) for m in task.models]


@check("each name moves the weights by its own rule")
def rules(t: Trial) -> None:
    target = torch.tensor([[t.random.uniform(2, 3)], [t.random.uniform(-3, -2)]], dtype=F64)
    for which, name in enumerate(NAMES):
        place = t.keep(valley, target, 4.0)
        opt = t.call("make_optimizer", name, t.call(parameters, place), 0.05)
        if opt is None:
            t.close(None, "an optimizer", f"what make_optimizer returns for {name}")
            return
        t.same(t.call(walk, place, opt, 40, which), f"the weights in 40 steps of {name}, lr = 0.05", per="step",
               means=f"Look at how `{name}` is made: which class of `torch.optim` it is, which `lr` and which `momentum` it is given.")


@check("any other name is a ValueError")
def unknown(t: Trial) -> None:
    for name in ("adagrad", "", "momentun"):
        place = t.keep(valley, torch.ones(2, 1), 2.0)
        got = t.outcome("make_optimizer", name, t.call(parameters, place), 0.1)
        story = "nothing" if got is None else "something was returned"
        if isinstance(got, Raised):
            story = "ValueError" if "ValueError" in got.types else got.types[0]
        t.close(story, "ValueError", f"what comes of the name {name!r}",
                means="For a name that is none of the four, say `raise ValueError(…)`: a slip of the pen must not train with another rule.")


def adam(p: torch.Tensor, gradients: list[torch.Tensor], lr: float) -> list[torch.Tensor]:
    """What PyTorch's own does."""
    w = p.clone().requires_grad_(True)
    opt, found = torch.optim.Adam([w], lr=lr), []
    for g in gradients:
        w.grad = g.clone()
        opt.step()
        found.append(w.detach().clone())
    return found


def stepped(t: Trial, p: torch.Tensor, g: torch.Tensor, state: Any, lr: float) -> tuple[Any, Any] | None:
    """One step of theirs; None, and judged, where it is no pair."""
    got = t.call("adam_step", p, g, state, lr)
    if isinstance(got, (list, tuple)) and len(got) == 2:
        return got[0], got[1]
    alone = isinstance(got, torch.Tensor)
    t.close(None if got is None else "the weights alone" if alone else "something else", "two things: weights and state",
            "what adam_step returns",
            means="Return a pair: the new weights, and whatever the next step needs to know, as in `return p, state`.")
    return None


def walked(t: Trial, p: torch.Tensor, gradients: list[torch.Tensor], lr: float) -> list[torch.Tensor] | None:
    weights, state = [], None
    for g in gradients:
        found = stepped(t, p, g, state, lr)
        if found is None:
            return None
        p, state = found
        weights.append(p)
    return weights


@check("the first step is as long as the learning rate")
def first(t: Trial) -> None:
    lr = t.random.uniform(0.01, 0.1)
    for n in (1, 5):
        p = t.randn(n, dtype=F64)
        g = torch.tensor([t.random.choice([-1, 1]) * 10 ** t.random.uniform(-3, 3) for _ in range(n)], dtype=F64)
        found = stepped(t, p, g, None, lr)
        if found is None:
            return
        t.close(found[0] - p, adam(p, [g], lr)[0] - p, f"how far {n} weights move in the first step, lr = {lr:.3f}", per="weight",
                means="In the first step m, put right, is the slope itself, and the root of v, put right, its size. "
                      "Their ratio is 1 or -1, so that every weight moves by lr, downhill.")


@check("ten steps are those of torch.optim.Adam")
def ten(t: Trial) -> None:
    for shape in ((2, 3), (4,), (1,), ()):
        n, lr = math.prod(shape), t.random.uniform(0.01, 0.1)
        p, *gradients = [t.random.uniform(0.1, 5) * t.randn(n, dtype=F64).reshape(shape) for _ in range(11)]
        weights = walked(t, p, gradients, lr)
        if weights is None:
            return
        t.close(weights, adam(p, gradients, lr), f"weights of shape {shape} after each step", per="step",
                means="m and v go from step to step in the state, as they are before they are put right; t counts the steps from 1.")


@check("slopes near 0, and slopes of 0, do no harm")
def tiny(t: Trial) -> None:
    p = t.randn(4, dtype=F64)
    gradients = [1e-8 * t.randn(4, dtype=F64) for _ in range(3)]
    for g in gradients:
        g[1] = 0.0
    weights = walked(t, p, gradients, 0.1)
    if weights is not None:
        t.close([w - p for w in weights], [w - p for w in adam(p, gradients, 0.1)], "how far weights move along slopes of about 1e-8 and 0",
                per="step", means="`1e-8` keeps a slope of 0 from being divided by 0. It is added to the root, after v was put right.")


@check("a step depends on what it is given, and on nothing else")
def pure(t: Trial) -> None:
    ways = [(t.randn(3, dtype=F64), [t.randn(3, dtype=F64) for _ in range(4)]) for _ in range(2)]
    places: list[Any] = [[p, None] for p, _ in ways]
    taken: list[list[torch.Tensor]] = [[], []]
    for k in range(4):
        for place, (_, gradients), weights in zip(places, ways, taken, strict=True):
            found = stepped(t, place[0], gradients[k], place[1], 0.05)
            if found is None:
                return
            place[:] = found
            weights.append(found[0])
    for what, weights, (p, gradients) in zip(("one", "the other"), taken, ways, strict=True):
        t.close(weights, adam(p, gradients, 0.05), f"weights after each step, where two trainings take turns: {what}", per="step",
                means="All that a step has to remember is in the state that it returns, and comes back with the next call.")
    p, state, g = *places[0], t.randn(3, dtype=F64)
    once, again = stepped(t, p, g, state, 0.05), stepped(t, p, g, state, 0.05)
    if once and again:
        t.close(again[0], once[0], "the same step, taken twice",
                means="The first call changed the state that it was given: make new tensors.")


@cache
def final(name: str, target: tuple[float, float], steepness: float, lr: float, steps: int) -> float:
    """Where that rate leads, as the check itself finds it."""
    model, loss = valley(torch.tensor(target).reshape(2, 1), steepness)
    kinds = {"sgd": torch.optim.SGD, "momentum": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
    opt = kinds[name](model.parameters(), lr=lr, **({"momentum": 0.9} if name == "momentum" else {}))
    for _ in range(steps):
        opt.zero_grad()
        loss().backward()
        opt.step()
    found = float(loss().detach())
    return found if math.isfinite(found) else math.inf


def what_happened(models: list[tuple[int, int, bool]], losses: list[float], steps: int, right: bool) -> str:
    """What the trainings had in common, in words that don't depend on the draw."""
    passes = sum(n for n, _, _ in models)
    if not models:
        return "no task was begun"
    if not passes:
        return "no slopes were computed"
    if not any(moved for _, _, moved in models):
        return "no weight was moved"
    if len(models) == 1 and len(losses) > 1 and not right:
        return "one model went through all trainings"
    # One step more or less is nobody's mistake, and who sees a training explode may leave it.
    enough = (steps - 1) * sum(map(math.isfinite, losses)) <= passes <= (steps + 1) * len(losses)
    return OWN if enough else f"for each candidate about {passes / len(losses):.0f} steps were taken, not {steps}"


def chosen(t: Trial, name: str, target: torch.Tensor, steepness: float, candidates: list[float], steps: int | None = None) -> None:
    task = t.keep(Witnessed, target, steepness)
    got = t.call("best_lr", name, task, candidates, **({} if steps is None else {"steps": steps}))
    models, steps = t.call(told, task), steps or 40
    losses = {lr: final(name, (target[0].item(), target[1].item()), steepness, lr, steps) for lr in candidates}
    best = min(losses, key=lambda lr: losses[lr])
    rate = float(got) if isinstance(got, (float, int)) or (isinstance(got, torch.Tensor) and got.dim() == 0) else None
    same = next((lr for lr in candidates if rate is not None and math.isclose(lr, rate, rel_tol=1e-6)), None)
    right = same is not None and losses[same] <= NEAR * losses[best]
    asked = f"the best of {candidates} for {name}, {steps} steps"
    if got is not None:
        t.close(what_happened(models, list(losses.values()), steps, right), OWN, f"the trainings for {asked}",
                means="Call `task()` for each candidate, make an optimizer of the weights of its model, take all the steps, "
                      "and compare the last losses.")
    where = ", ".join(f"{lr:g} ends at {losses[lr]:.3g}" for lr in candidates)
    t.close(best if right else got, best, asked,
            means=f"The losses after {steps} steps: {where}. A loss of nan or inf is the worst there is.")
    fresh = not any(stale for _, stale, _ in models)
    t.close("from fresh slopes" if fresh else "from old slopes, too", "from fresh slopes", f"how the steps were taken, {asked}",
            means="`backward()` adds to the slopes of the step before. Clear them in each step, with `opt.zero_grad()`.")


def far_off(t: Trial, flat: float = 2.5, steep: float = 2.5, width: float = 0.5) -> torch.Tensor:
    """Where the two weights have to go, from 0."""
    return torch.tensor([[t.random.choice([-1, 1]) * t.random.uniform(at, at + width)] for at in (flat, steep)])


@check("the best rate is found where others explode")
def exploding(t: Trial) -> None:
    chosen(t, "sgd", far_off(t), 6.0, [1.0, 0.05, 0.004])
    chosen(t, "momentum", far_off(t), 6.0, [0.001, 0.02, 1.0])


@check("the best rate depends on the optimizer")
def another(t: Trial) -> None:
    candidates = [0.02, 100.0, 0.5]
    chosen(t, "adam", far_off(t), 6.0, candidates)
    chosen(t, "sgd", far_off(t), 6.0, candidates)


@check("the best rate depends on the number of steps")
def budget(t: Trial) -> None:
    # The first rate runs down the flat slope in no time, and climbs the steep one in small leaps: at first that pays.
    target = torch.cat([far_off(t, 2.5, 0.0, 0.5)[:1], 0.05 * torch.ones(1, 1)])
    for steps in (4, 40):
        chosen(t, "sgd", target, 6 ** 0.5, [0.05, 0.4, 0.002], steps)
