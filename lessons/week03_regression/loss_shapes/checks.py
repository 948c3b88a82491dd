"""Values in float64 decide; where shapes must not meet, the only right answer is a ValueError.

The trained line starts at 0 and sees noiseless points. Over 40 seeds the solution's predictions miss 1, 2, 3, 4, 5 by 0.0003 ± 0.0009,
at most by 0.005; the table's line is flat to within 0.001, and misses by 2 at one end.
"""

from typing import Any

import torch
from torch import nn

from runners.checking import LearnerRaised, Raised, Trial, check, far
from runners.checking.compare import alike
from runners.checking.probes import fill

F64 = torch.float64
STEPS, LR, NEAR = 80, 0.2, 0.1
MIXES = (("column", "row"), ("column", "column"), ("row", "row"), ("row", "column"))
RAISES, REFUSED = "raises a ValueError", "refused with a ValueError"
OWN = "The loss is the mean of n squares: each prediction minus its own target."
"""What a mean over n points means."""


@far
def silenced():
    """The warnings that the library wanted to give, and that the file keeps from being shown."""
    import warnings
    quiet, real = [], warnings.warn

    def warn(message, category=None, *args, **kwargs):
        kind = category if isinstance(category, type) else UserWarning
        for action, text, listed, *_ in warnings.filters:
            if issubclass(kind, listed) and (text is None or (not isinstance(text, str) and text.match(str(message)))):
                if action == "ignore":
                    quiet.append(kind.__name__)
                break
        kwargs["stacklevel"] = kwargs.get("stacklevel", 1) + 1
        return real(message, category, *args, **kwargs)
    warnings.warn = warn
    try:
        yield
    finally:
        warnings.warn = real
    return [sorted(set(quiet))]


@far
def sent_back(loss_fn, pred, y):
    """What the predictions get to hear of the loss: their gradient, or why there is none."""
    pred = pred.clone().requires_grad_()
    loss = loss_fn(pred, y)
    if not isinstance(loss, torch.Tensor):
        return f"a {type(loss).__name__}, which has no backward()"
    if not loss.requires_grad:
        return "a tensor that is cut off from the predictions"
    loss.sum().backward()
    return pred.grad


@far
def trained(loss_fn, x, y, steps, lr):
    """What a line answers at -1, -0.5, 0, 0.5 and 1 after training, or why it could not be trained."""
    line = nn.Linear(1, 1).double()
    with torch.no_grad():
        line.weight.zero_(), line.bias.zero_()
    opt = torch.optim.SGD(line.parameters(), lr=lr)
    for _ in range(steps):
        opt.zero_grad()
        loss = loss_fn(line(x), y)
        if not isinstance(loss, torch.Tensor) or not loss.requires_grad:
            kind = "cut off from the predictions" if isinstance(loss, torch.Tensor) else f"a {type(loss).__name__}"
            return f"no line: the loss is {kind}"
        loss.sum().backward()
        opt.step()
    return line(torch.linspace(-1, 1, 5).double().reshape(-1, 1)).detach().flatten()


@far
class Row(nn.Module):
    """A model that answers n inputs with the shape (n,)."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x)[:, 0]


@far
def kind(number):
    """Is it a plain number, or does it hold on to the computation it came from?"""
    return "a tensor with its whole computation" if isinstance(number, torch.Tensor) and number.requires_grad else "a plain number"


def shaped(values: torch.Tensor, how: str) -> torch.Tensor:
    return values.reshape(-1, 1) if how == "column" else values


def told(pred: torch.Tensor, y: torch.Tensor) -> str:
    return f"predictions {tuple(pred.shape)} and targets {tuple(y.shape)}"


def accepted(t: Trial, what: str, *question: Any) -> Any:
    """The answer to a question that is to be answered; None where it was refused, in whatever words."""
    return answered(t, what, t.outcome(*question))


def answered(t: Trial, what: str, got: Any) -> Any:
    if isinstance(got, Raised) and got.types[0] == "ValueError":
        # A symptom only: that good pairs are refused does not tell which ones, nor why.
        t.true(False, what, REFUSED,
               means="n predictions and n targets belong together, in any mix of (n, 1) and (n,). Your code raises a `ValueError` "
                     f"for them: {got.message}")
        return None
    if isinstance(got, Raised):
        raise LearnerRaised(got)
    return got


def sizes(t: Trial) -> list[int]:
    return [2, *t.random.sample(range(3, 8), 2)]


@check("a line that is trained with it gets its slope")
def slope(t: Trial) -> None:
    x = 2 * t.rand(32, 1, dtype=F64) - 1
    got = accepted(t, "a line, trained with it", trained, t.name("loss_fn"), t.put(x), t.put((2 * x + 3).flatten()), STEPS, LR)
    if got is None:
        return
    if isinstance(got, str):
        t.close(got, "a line", "what training with it gives",
                means="`loss_fn` returns a tensor that was computed from the predictions: else `backward()` finds no way to the weights.")
        return
    means = f"The points lie on y = 2x + 3. {STEPS} steps down your loss should end on that line."
    if not got.abs().max() < 1e3:
        means += " The training ran away: your loss, and with it each step, is far larger than the mean of the squares."
    elif got.max() - got.min() < NEAR:
        means += " A flat line came out, near the mean of y: each prediction was pulled towards all targets. Print `(pred - y).shape`."
    t.close(got, torch.arange(1, 6).double(), "what the line answers at x = -1, -0.5, 0, 0.5 and 1", atol=NEAR, rtol=0, means=means)


def meaning(loss: Any, pred: torch.Tensor, y: torch.Tensor) -> str:
    """What a wrong loss is, where that can be told from its value."""
    table = (pred.reshape(-1, 1) - y.reshape(1, -1)).square()
    if len(table) > 1 and alike(loss, table.mean()):
        return f"This is the mean over a table of {len(table)} · {len(table)} squares, every prediction against every target. " + OWN
    return OWN


@check("each prediction meets its own target, and no other")
def pairs(t: Trial) -> None:
    with t.watch(silenced) as quiet:
        for p, q in MIXES:
            for n in sizes(t):
                pred, y = shaped(t.randn(n, dtype=F64), p), shaped(3 + t.randn(n, dtype=F64), q)
                loss = accepted(t, f"a loss of {told(pred, y)}", "loss_fn", pred, y)
                t.same(loss, f"the loss of {told(pred, y)}", means=meaning(loss, pred, y))
    t.true(not quiet[0], "warnings can be seen", "a warning was given, and silenced",
           means="Something in your file silences a warning of PyTorch's. It says that two shapes differ which should not.")


@check("a single point is a batch, too")
def single(t: Trial) -> None:
    for p, q in MIXES:
        pred, y = shaped(t.randn(1, dtype=F64), p), shaped(3 + t.randn(1, dtype=F64), q)
        loss = accepted(t, f"a loss of {told(pred, y)}", "loss_fn", pred, y)
        t.same(loss, f"the loss of {told(pred, y)}",
               means="One prediction and one target are a batch of size 1. Nothing is to be refused: the loss is one square.")


@check("the loss leads back to the predictions")
def back(t: Trial) -> None:
    for p, q in MIXES:
        for n in sizes(t):
            pred, y = shaped(t.randn(n, dtype=F64), p), shaped(3 + t.randn(n, dtype=F64), q)
            got = accepted(t, f"a loss of {told(pred, y)}", sent_back, t.name("loss_fn"), t.put(pred), t.put(y))
            t.close(got, 2 * (pred - y.reshape(pred.shape)) / n,
                    f"the gradient of the loss of {told(pred, y)}",
                    means="`loss_fn` returns a tensor that `backward()` can start from. Prediction i gets 2 · (prediction − target) / n.")


@check("shapes that do not belong together are refused")
def refused(t: Trial) -> None:
    n, m = t.random.sample(range(3, 8), 2)
    wrong = (
        ((n,), (m,), f"{n} predictions and {m} targets"),
        ((n, 1), (m,), f"{n} predictions and {m} targets"),
        ((n, 1), (1,), f"{n} predictions and a single target, which would be stretched"),
        ((1,), (n, 1), f"a single prediction, which would be stretched, and {n} targets"),
        ((n, 2), (n,), f"two predictions for each of {n} targets"),
        ((2, 2), (2,), "two predictions for each of 2 targets"),
        ((n, 2), (2 * n,), f"a table of {n} rows and 2 columns, and {2 * n} targets: equally many numbers, in no known order"),
        ((n, 1), (n, 2), f"{n} predictions, and two targets for each"),
        ((n, 2), (n, 2), f"two predictions and two targets for each of {n} points"),
        ((1, n), (1, n), f"rows of {n} numbers, which are one point with {n} answers"),
        ((1, n), (n,), f"a row of {n} predictions, which is one point with {n} answers"),
        ((n, 1), (1, n), f"{n} predictions, and a row of targets, which is one point with {n} targets"),
    )
    good = t.randn(n, 1, dtype=F64), t.randn(n, dtype=F64)
    t.true(not isinstance(t.outcome("loss_fn", *good), Raised), f"{told(*good)} are accepted", "they are refused",
           means="Only shapes that don't belong together are refused, and these do: n predictions, n targets.")
    for a, b, why in wrong:
        pred, y = t.randn(*a, dtype=F64), t.randn(*b, dtype=F64)
        got = t.outcome("loss_fn", pred, y)
        own = isinstance(got, Raised) and "ValueError" in got.types
        means = f"These are {why}. No such pair has a loss: raise a `ValueError`."
        if isinstance(got, Raised) and not own:
            by_chance = "PyTorch stops by chance, deep in a computation: look at the shapes first, and raise a `ValueError`."
            means = f"These are {why}. " + (by_chance if got.types[0] in ("RuntimeError", "IndexError") else
                                            f"You stop with a `{got.types[0]}`. The error for a value that makes no sense is `ValueError`.")
        t.close(RAISES if own else got, RAISES, f"loss_fn for {told(pred, y)}", means=means)


def model(t: Trial, inputs: int, answers: str) -> Any:
    layer = t.call(fill, t.call("torch.nn.Linear", inputs, 1, dtype=F64), t.random.randrange(10**6))
    return layer if answers == "column" else t.call(Row, layer)


@check("evaluate gives the loss of the model's answers")
def evaluated(t: Trial) -> None:
    for p, q in MIXES:
        for n in (1, *sizes(t)):
            x, y = t.randn(n, 3, dtype=F64), shaped(3 + t.randn(n, dtype=F64), q)
            got = accepted(t, f"a number from evaluate for {n} points and targets {tuple(y.shape)}", "evaluate", model(t, 3, p), x, y)
            t.same(got, f"evaluate for {n} points and targets {tuple(y.shape)}",
                   means="`evaluate` asks the model for its answers to x, and gives their loss: the mean of n squares.")


@check("evaluate refuses what the loss refuses")
def evaluate_refuses(t: Trial) -> None:
    n, m = t.random.sample(range(3, 8), 2)
    for size in (m, 1):
        y = t.randn(size, dtype=F64)
        got = t.outcome("evaluate", model(t, 2, "column"), t.randn(n, 2, dtype=F64), y)
        own = isinstance(got, Raised) and "ValueError" in got.types
        # A symptom only: many mistakes share it.
        told = f"a {got.types[0]}" if isinstance(got, Raised) else "a loss"
        t.true(own, f"evaluate raises a ValueError for {n} points and targets {tuple(y.shape)}", told,
               means=f"For {n} points there must be {n} targets. `evaluate` raises a `ValueError` where `loss_fn` does.")


@check("evaluate hands back a plain number")
def plain(t: Trial) -> None:
    for n in (4, 1):
        try:
            kept = t.keep("evaluate", model(t, 2, "column"), t.randn(n, 2, dtype=F64), t.randn(n, dtype=F64))
        except LearnerRaised as e:
            answered(t, f"a number from evaluate for {n} points", e.raised)
            continue
        t.close(t.call(kind, kept), "a plain number", "what evaluate hands back",
                means="A tensor that was computed keeps its whole computation alive. Take the number out of it: `.item()`.")
