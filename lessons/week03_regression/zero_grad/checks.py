"""Weights in float64 decide. The probes only tell mistakes apart that leave the same weights behind."""

from typing import Any

import torch

from runners.checking import Trial, check
from runners.checking.probes import at_step, backwards, fill

F64 = torch.float64
Batch = tuple[torch.Tensor, torch.Tensor]


def setting(t: Trial, inputs: int) -> tuple[Any, Any]:
    """A linear model with weights drawn at random, and the optimizer that holds them."""
    model = t.call(fill, t.call("torch.nn.Linear", inputs, 1, dtype=F64), t.random.randrange(10**6))
    return model, t.call("torch.optim.SGD", model.parameters(), lr=t.random.uniform(0.05, 0.1))


def some(t: Trial, n: int, inputs: int) -> list[Batch]:
    size = t.random.randint(3, 6)
    return [(t.randn(size, inputs, dtype=F64), 3 + t.randn(size, 1, dtype=F64)) for _ in range(n)]


def stepped(t: Trial, what: str, model: Any, opt: Any, batches: list[Batch], *k: int) -> list[torch.Tensor]:
    """All weights in a row, after each step. Witnesses in passing that somebody computed gradients."""
    before = model.weight
    with t.watch(backwards) as passes, t.watch(at_step, opt) as seen:
        t.call(what, model, opt, batches, *k)
    weights = [torch.cat([part.flatten() for part in after]) for after in seen[1]]
    # Gradients may come from torch.autograd.grad, too: a missing backward() is a mistake only where nothing moved.
    idle = not passes[0] and torch.equal(model.weight, before)
    t.true(not idle, "the loss is sent back, and the weights move", "backward() was never called" if idle else "it is",
           means=f"`{what}` never calls `backward()`, and no weight moves. Call it on the loss, then step.")
    return weights


@check("every batch takes one step")
def steps(t: Trial) -> None:
    n = t.random.randint(4, 7)
    weights = stepped(t, "train", *setting(t, 2), some(t, n, 2))
    t.same(len(weights), f"the number of steps for {n} batches",
           means="One step belongs to each batch: `opt.step()` is called once each time round the loop.")


@check("each step starts from fresh gradients")
def fresh(t: Trial) -> None:
    weights = stepped(t, "train", *setting(t, 1), some(t, 5, 1))
    t.same(weights, "the weights after each step", per="step",
           means="Each step must go by the gradient of its own batch, the mean squared error on it, and by nothing else.")


@check("over sixty batches the loss falls and stays low")
def settles(t: Trial) -> None:
    # The same start and the same rate each time, so that the curves of many seeds lie close together.
    model = t.call(fill, t.call("torch.nn.Linear", 1, 1, dtype=F64), 8)
    opt = t.call("torch.optim.SGD", model.parameters(), lr=0.05)
    xs = [t.randn(16, 1, dtype=F64) for _ in range(60)]
    t.call("train", model, opt, [(x, 2 * x + 3 + 0.3 * t.randn(16, 1, dtype=F64)) for x in xs])
    t.same(torch.cat([model.weight.flatten(), model.bias]), "weight and bias after 60 batches of y = 2x + 3",
           means="After 60 steps your line is somewhere else. Look at the loss curve: it should fall and stay low.")


@check("k small batches step like one large batch")
def accumulated(t: Trial) -> None:
    for k, groups in ((2, 3), (3, 2), (4, 1)):
        weights = stepped(t, "train_accumulated", *setting(t, 3), some(t, k * groups, 3), k)
        t.same(len(weights), f"the number of steps for {k * groups} batches with k = {k}",
               means="`train_accumulated` takes one step for each group of k batches.")
        t.same(weights, f"the weights after each step, with k = {k}", per="step",
               means="A step must come from the mean over all batches of its group, and from nothing before the group.")


@check("a group of one batch is an ordinary step")
def single(t: Trial) -> None:
    weights = stepped(t, "train_accumulated", *setting(t, 2), some(t, 4, 2), 1)
    t.same(weights, "the weights after each step, with k = 1", per="step",
           means="With k = 1 every batch is a group of its own: `train_accumulated` does what `train` does.")


@check("the last, smaller group is used too")
def leftover(t: Trial) -> None:
    for k, n in ((3, 5), (4, 7), (5, 2)):
        weights = stepped(t, "train_accumulated", *setting(t, 3), some(t, n, 3), k)
        t.same(len(weights), f"the number of steps for {n} batches with k = {k}",
               means=f"{n} batches in groups of {k} leave a last group of {n % k}: it takes a step as well.")
        t.same(weights, f"the weights after each step, {n} batches with k = {k}", per="step",
               means=f"The last group has {n % k} batches: its step comes from the mean over these.")
