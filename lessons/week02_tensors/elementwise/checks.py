"""Values and slopes in float64, at every rank from 0 to 4; where shapes must not meet, the only right answer is a ValueError."""

from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

F64 = torch.float64
RAISES = "raises a ValueError"


@far
def slopes(f, *args):
    """The gradient of the result's weighted sum for every tensor among the arguments, or why there is none."""
    tensors = [a.clone().requires_grad_() if isinstance(a, torch.Tensor) else a for a in args]
    result = f(*tensors)
    if not isinstance(result, torch.Tensor):
        return result if result is None else f"a {type(result).__name__}, of which no slope can be found"
    if not result.requires_grad:
        return "a tensor that is cut off from what it was computed from"
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return [t.grad for t in tensors if isinstance(t, torch.Tensor)]


def drawn(t: Trial, *shape: int) -> torch.Tensor:
    return t.randn(*shape or (1,), dtype=F64).reshape(shape)


def shapes(t: Trial) -> list[tuple[int, ...]]:
    """Ranks 0 to 4; one with all sizes different, one square, one with a size of 1."""
    a, b, c = t.random.sample(range(2, 6), 3)
    return [(a, b), (b,), (), (a, 1), (b, b), (c, a, b), (2, 1, b, a), (1,)]


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what,
                means="Asked is a tensor: a plain number or an array has no slope that could flow back.")


@check("leaky lets a part of the negative through")
def negative(t: Trial) -> None:
    a = t.random.choice([0.01, 0.1, 0.25])
    for shape in shapes(t):
        x = 3 * drawn(t, *shape)
        got = t.call("leaky", x, a)
        tensor(t, got, f"leaky of shape {shape}")
        t.same(got, f"leaky of shape {shape} with a = {a}", means="Positive numbers stay as they are, the others are multiplied by a.")
    x = torch.tensor([-2.0, 0.0, 2.0], dtype=F64)
    for a in (t.random.choice([1.5, 3.0]), 0.0, -0.5):
        t.same(t.call("leaky", x, a), f"leaky of [-2, 0, 2] with a = {a}", means="The rule is the same for every a, also above 1, 0 or negative.")


@check("huber is a square near 0 and a line further out")
def bent(t: Trial) -> None:
    for shape in shapes(t):
        d = t.random.choice([0.5, 1.0, 1.5, 2.5])
        x = 3 * drawn(t, *shape)
        got = t.call("huber", x, d)
        tensor(t, got, f"huber of shape {shape}")
        t.same(got, f"huber of shape {shape} with d = {d}", means="Up to a size of d it is half the square, beyond it d · (size − d / 2). "
               "The size of a number is its distance from 0: `x.abs()`.")
    d = t.random.choice([0.5, 2.0, 3.0])
    x = d * torch.tensor([-4.0, -1.0, -0.5, 0.0, 0.5, 1.0, 4.0], dtype=F64)
    t.same(t.call("huber", x, d), f"huber at −4d, −d, −d/2, 0, d/2, d and 4d, for d = {d}",
           means="A number and its negative have the same answer, and at d both rules give d² / 2.")


@check("mse is a mean over all elements")
def mean(t: Trial) -> None:
    for shape in shapes(t):
        pred, target = drawn(t, *shape), 2 + drawn(t, *shape)
        got = t.call("mse", pred, target)
        tensor(t, got, f"mse of two tensors of shape {shape}")
        t.same(got, f"mse of two tensors of shape {shape}", means="Subtract, square, take the mean over everything: one number, in a tensor without axes.")


@check("mse refuses different shapes")
def refused(t: Trial) -> None:
    n, m = t.random.sample(range(2, 6), 2)
    t.true(not isinstance(t.outcome("mse", drawn(t, n, 1), drawn(t, n, 1)), Raised), "two equal shapes are accepted", "they are refused",
           means="Only shapes that differ are refused.")
    for a, b in (((n, 1), (n,)), ((n,), (n, 1)), ((n, m), (m,)), ((n, m), (1, m)), ((n,), (m,)), ((n, m), (m, n)), ((n, m), (n * m,)), ((n,), ())):
        got = t.outcome("mse", drawn(t, *a), drawn(t, *b))
        own = isinstance(got, Raised) and "ValueError" in got.types
        means = f"A prediction of shape {a} and a target of shape {b} do not belong together: compare the shapes, and raise a `ValueError`."
        if isinstance(got, Raised) and not own:
            means = f"You stop with a `{got.types[0]}`. Look at the shapes first, and raise a `ValueError` that says what is wrong."
        t.close(RAISES if own else got, RAISES, f"mse of shapes {a} and {b}", means=means)


@check("zscore gives mean 0 and deviation 1 along the axis")
def standard(t: Trial) -> None:
    a, b, c = t.random.sample(range(3, 7), 3)
    for shape, dims in (((a, b), (0, 1, -1)), ((a, a), (0, 1)), ((b,), (0,)), ((a, b, c), (0, 1, 2, -2)), ((2, 1, b), (0, 2))):
        for dim in dims:
            x = 5 + 3 * drawn(t, *shape)
            got = t.call("zscore", x, dim)
            tensor(t, got, f"zscore of shape {shape}")
            t.same(got, f"zscore of shape {shape} along dim = {dim}", rtol=1e-4, atol=1e-4,        # an eps in the divisor is fine
                   means="Mean and deviation are taken along `dim` and keep that axis; the deviation divides by n (`correction=0`).")


@check("slopes flow back to every tensor")
def flow(t: Trial) -> None:
    a, b = t.random.sample(range(2, 5), 2)
    means = "The result is a tensor that was computed from the arguments, so that `backward()` can go back to them."
    x = t.randn(a, b, dtype=F64)
    x = x.sign() * (x.abs() + 0.1)                  # away from the corner of leaky
    for name, args in (("leaky", (x, 0.1)), ("huber", (3 * x, 1.5)), ("zscore", (x, 1)), ("mse", (x, t.randn(a, b, dtype=F64)))):
        t.same(t.call(slopes, t.name(name), *(t.put(v) if isinstance(v, torch.Tensor) else v for v in args)), f"the slopes of {name}", rtol=1e-4, atol=1e-4,
               means=means)
