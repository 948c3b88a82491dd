"""Training under chance: what is judged is the line that comes out, never the weights or the way there.

Thresholds against 40 seeds of the solution (root mean square of the error; where it is skewed, mean and spread):
  y = 2x + 3, x in -1 … 1, noise 0.1    slope 0.029, height 0.012; the last loss 0.0098 ± 0.0018
  a line drawn at random                distance from it, over the range, 0.014 ± 0.008
  x in 0 … 100                          the same, relative to the line's own size, 0.0001 ± 0.0001
"""

import math
from itertools import pairwise
from typing import Any

import torch

from runners.checking import Trial, check, far

NOISE = 0.1
SLOPE, HEIGHT = 0.15, 0.08          # 5 and 6 standard deviations
DISTANCE = 0.1                      # 0.014 + 4 · 0.008 = 0.046
RELATIVE = 0.05                     # far above what scaling gives; a small learning rate may miss the height by one
LAST = 0.02                         # the noise itself leaves 0.0098; 5 standard deviations above
WRONG_INPUTS = "the losses fell, but the model answers as if it had learned on other inputs"
VAGUE = ("the loss stood still", "the loss was still on its way down", "the loss went up and down",
         "the loss came to rest too high", WRONG_INPUTS)


@far
def witness():
    """How slopes were made and used: passes, passes that added to old slopes, optimizers, their steps, whose weights."""
    from torch.optim.optimizer import register_optimizer_step_post_hook
    passes, stale, steps, deep, seen = [0], [0], [0], [0], []

    def held():
        return [p for o in seen for g in o.param_groups for p in g["params"]]

    def counted(real):
        def call(*a, **k):
            if not deep[0]:
                passes[0] += 1
                stale[0] += any(p.grad is not None and bool(p.grad.any()) for p in held())
            deep[0] += 1
            try:
                return real(*a, **k)
            finally:
                deep[0] -= 1
        return call

    def note(opt, args, kwargs):
        steps[0] += 1
        if not any(opt is o for o in seen):
            seen.append(opt)
    hook = register_optimizer_step_post_hook(note)
    places = [(torch.Tensor, "backward"), (torch.autograd, "backward"), (torch.autograd, "grad")]
    real = [getattr(*place) for place in places]
    for (owner, name), f in zip(places, real, strict=True):
        setattr(owner, name, counted(f))
    try:
        yield
    finally:
        hook.remove()
        for (owner, name), f in zip(places, real, strict=True):
            setattr(owner, name, f)
    return passes[0], stale[0], len(seen), steps[0], [id(p) for p in held()]


@far
def identities(model):
    return [id(p) for p in model.parameters()] if hasattr(model, "parameters") else []


@far
def kinds(trained):
    """Of the losses: plain numbers, or tensors that hold on to the computation they came from?"""
    held = [v for v in trained[1] if isinstance(v, torch.Tensor) and v.requires_grad]
    return "tensors with their whole computation" if held else "plain numbers"


def points(t: Trial, w: float, b: float, low: float, high: float) -> tuple[torch.Tensor, torch.Tensor]:
    x = low + (high - low) * t.rand(64, 1)
    return x, w * x + b + NOISE * t.randn(64, 1)


def at_rest(losses: list[float]) -> bool:
    return losses[-1] > 0.995 * losses[-max(1, len(losses) // 10)]


def what_happened(losses: list[float], evidence: list[Any], own: list[int]) -> str:
    """What the training did, in words that depend neither on the draw nor on the optimizer's fine details."""
    passes, stale, many, steps, held = evidence
    if not losses:
        return "there were no losses"
    if many > 2:
        return "every step had an optimizer of its own"
    if stale > passes / 2:
        return "the gradients were never cleared"
    if min(losses) < 0:
        return "the loss fell below zero"
    if not all(map(math.isfinite, losses)):
        return "the loss grew beyond all numbers"
    if max(losses) - min(losses) <= 1e-6 * max(losses):
        if not passes:
            return "no slopes were computed"
        if not steps:
            return "no optimizer took a step"
        return "the loss stood still" if set(held) & set(own) else "the optimizer held the weights of another model"
    if losses[-1] < 0.02 * losses[0]:
        return WRONG_INPUTS if not held or set(held) & set(own) else "the losses fell, but another model was handed back"
    if at_rest(losses):
        return "the loss came to rest too high"
    rises = sum(b > 1.02 * a for a, b in pairwise(losses))
    return "the loss went up and down" if rises > 0.02 * len(losses) else "the loss was still on its way down"


def what_came_out(got: torch.Tensor, truth: torch.Tensor, mean: float, resting: bool) -> str:
    """A wrong line that is known by its looks, or ''.  All three are over the same range of inputs, from left to right."""
    span = (truth[-1] - truth[0]).abs().item()
    rise = (got[-1] - got[0]).abs().item()
    if not torch.isfinite(got).all():
        return ""
    if (got + truth).abs().max() < 0.3:
        return "the line came out upside down"
    if resting and rise < 0.05 * span and abs(got.mean().item() - mean) < 0.05 * span:
        return "a flat line came out, at the mean of y"
    if resting and rise > 0.5 * span and abs(got[50].item()) < 0.45 * abs(truth[50].item()):
        return "a line came out that is 0 in the middle of the inputs"
    return ""


def fitted(t: Trial, w: float, b: float, low: float, high: float) -> tuple[Any, Any, str]:
    """Train on a line; back come the predictions over the range, the truth there, and what went on."""
    x, y = points(t, w, b, low, high)
    with t.watch(witness) as evidence:
        model, losses = t.call("train", x, y)
    grid = torch.linspace(low, high, 101).reshape(-1, 1)
    got, truth = model(grid), w * grid + b
    t.same(tuple(got.shape), "the shape of what the model answers to 101 inputs",
           means="The model takes inputs of shape (n, 1) and answers with one prediction each, in the same shape.")
    values = [float(v) for v in losses]
    did = what_happened(values, evidence, t.call(identities, model))
    if (got - (2 * grid + 3)).abs().max() < 0.2 < (got - truth).abs().max():
        did = "the line 2x + 3 came out again"
    elif values and "never" not in did:
        resting = at_rest(values) and values[-1] < 0.98 * values[0]
        did = what_came_out(got, truth, y.mean().item(), resting) or did
    return got, truth, did


def judge(t: Trial, right: bool, did: str, line: str, got: Any) -> None:
    said = f"Your line goes from {got[0].item():.3g} on the left to {got[-1].item():.3g} on the right."
    if "no losses" in did:
        said = "`train` hands back a model and an empty list of losses: so far nothing was trained."
    elif "on its way" in did:
        said += " It was on the right way and ran out of steps: take longer ones, with a larger learning rate."
    elif "rest" in did:
        said += " More steps would not help: something else than the mean squared error is as small as it gets."
    elif "beyond" in did:
        said += " Each step jumped farther beyond the lowest point than the last one: take shorter ones, or scale x."
    elif "stood still" in did:
        said += " What `step()` found in `.grad` moved nothing: look at when it is filled, and when it is cleared."
    elif "below zero" in did:
        said += " A mean of squares cannot be negative: look at how the loss is computed."
    elif "upside down" in did:
        said += " The error is the prediction minus the target: look at the sign."
    # A vague symptom has many causes: it may name a mistake only where the whole run is like it.
    t.true(right or did not in VAGUE, f"training leads to {line}", "it does" if right else did, means=said)
    if right or did not in VAGUE:
        t.close(line if right else did, line, "where training leads", means=said)


@check("the line y = 2x + 3 is found")
def known(t: Trial) -> None:
    got, _, did = fitted(t, 2.0, 3.0, -1.0, 1.0)
    slope, height = (got[-1] - got[0]).item() / 2, got[50].item()
    judge(t, abs(slope - 2) < SLOPE and abs(height - 3) < HEIGHT, did, "the line 2x + 3", got)


@check("a line drawn at random is found")
def drawn(t: Trial) -> None:
    w, b = (t.random.choice([-1, 1]) * t.random.uniform(3.5, 5) for _ in "wb")
    got, truth, did = fitted(t, w, b, -1.0, 1.0)
    judge(t, (got - truth).pow(2).mean().sqrt().item() < DISTANCE, did, f"a line that goes from {b - w:.1f} to {b + w:.1f}", got)


@check("inputs from 0 to 100 do no harm")
def wide(t: Trial) -> None:
    got, truth, did = fitted(t, 2.0, 3.0, 0.0, 100.0)
    judge(t, (got - truth).norm().item() < RELATIVE * truth.norm().item(), did, "a line that goes from 3 to 203", got)


@check("there is one loss for each step")
def losses(t: Trial) -> None:
    for steps in (t.random.randint(20, 40), 300):
        x, y = points(t, 2.0, 3.0, -1.0, 1.0)
        _, got = t.call("train", x, y, *([steps] if steps < 300 else []))
        t.same(len(got), f"the number of losses for steps={steps}" if steps < 300 else "the number of losses, unless told otherwise",
               means="Append the loss once in each step, and take as many steps as `steps` says.")
    last = float(got[-1])
    t.true(last < LAST, f"after 300 steps the loss is that of the noise, about {NOISE ** 2:g}", "it is" if last < LAST else "it is larger",
           means=f"Your last loss is {last:.3g}: either the training did not arrive, or the list does not hold its losses.")
    kind = t.call(kinds, t.keep("train", x, y, 2))
    t.true(kind == "plain numbers", "the losses are plain numbers", kind, means="Store `loss.item()`, the number alone.")
