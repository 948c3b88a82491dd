"""Slopes against formulas worked out on paper. The witness in `Function` is heard only where a slope is wrong."""

import math
from typing import Any

import torch

from runners.checking import Trial, check, far
from runners.checking.probes import backwards

F64 = torch.float64
RIGHT = "the slope that came back to what `f` got"
MEANS = ("The slope says by how much `f(x)` changes per unit of `x`. Mark the tensor that goes into `f`, call `backward()` on what comes "
         "out, and read the `.grad` of the tensor that went in.")
QUOTIENT = "a quotient of differences: `f` was called more than once"
NOTHING = ("You answer 0, as for a function that does not depend on `x`. Nothing was written down while `f` ran: either the tensor that went "
           "into it did not ask for gradients, or it ran where no graph is built.")


@far
def describe(x):
    if not isinstance(x, torch.Tensor):
        return f"a {type(x).__name__}, which is no tensor"
    if not x.requires_grad:
        return "a tensor that does not ask for gradients"
    return "a leaf that asks for gradients" if x.is_leaf else "a tensor computed from another one"


@far
class Function:
    """One of a few functions; notes what it was given, and whether a slope came back to it."""

    def __init__(self, kind, a, b):
        self.kind, self.a, self.b, self.given, self.back = kind, a, b, [], 0

    def __call__(self, x):
        self.given.append(describe(x))
        if isinstance(x, torch.Tensor) and x.requires_grad:
            x.register_hook(self.reached)
        a, b = self.a, self.b
        if self.kind == "cubic":
            return a * x**3 + b * x
        if self.kind == "wave":
            return (a * x).sin() * (b * x).exp()
        if self.kind == "abs":
            return a * (x - b).abs()
        if self.kind == "high":
            return a * x**2 + 1e12
        if self.kind == "constant":
            return torch.tensor(b)
        if self.kind == "sum":
            return (a * x**3 + b * x).sum()
        return (x.flatten().sin() * (b * x).flatten().cumsum(0)).sum() * a

    def reached(self, slope):
        self.back += 1

    def calls(self):
        return len(self.given)

    def story(self, passes, warned):
        """What went on, in words without chance."""
        if not self.given:
            return "`f` was never called"
        what = self.given[-1]
        after = ("a slope came back to it" if self.back else "`backward()` never reached it" if passes else "`backward()` was never called")
        if not self.back and passes and what != "a leaf that asks for gradients":
            after = "so nothing could come back to it"
        asked = "; the `.grad` of a tensor that is no leaf was read" if warned else ""
        return f"`f` got {what}, {after}{asked}"


@far
def warned():
    """Did somebody ask for the `.grad` of a tensor that is no leaf?  PyTorch warns of it."""
    import warnings
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        yield
    return any("leaf" in str(w.message) for w in said)


def near(got: Any, truth: float) -> bool:
    """A slope as a Python number or a tensor of one; it may have been computed in float32."""
    if isinstance(got, torch.Tensor) and got.numel() == 1:
        got = got.item()
    return isinstance(got, (int, float)) and abs(got - truth) <= 1e-4 * (1 + abs(truth))


def ask(t: Trial, kind: str, x: float, a: float, b: float, truth: float, text: str, means: str = MEANS) -> None:
    """Ask `slope`. A wrong answer that no slope at all can explain is told by what went on."""
    f = t.call(Function, kind, a, b)
    with t.watch(backwards) as passes, t.watch(warned) as warning:
        got = t.call("slope", f, x)
    right = near(got, truth)
    if got is None and f.calls():
        t.close(f.story(passes[0], warning[0]), RIGHT, f"`slope` answers None for {text}",
                means="`slope` must return the slope, as one number.")
    elif not right and f.calls() > 1:
        t.close(QUOTIENT, RIGHT, f"the slope of {text}",
                means=f"Your answer is {float(got):.6g}, the slope is {truth:.6g}. A difference over a small step is only near the slope, "
                      "and its figures drown where `f` is large. Ask autograd: it knows the slope itself.")
    elif got == 0 and f.calls() and not passes[0]:
        t.close(f.story(passes[0], warning[0]), RIGHT, f"`slope` answers 0 for {text}", means=NOTHING)
    else:
        t.close(truth if right else got, truth, f"the slope of {text}", means=means)


def ask_all(t: Trial, kind: str, x: torch.Tensor, text: str) -> Any:
    """Ask `grad_of` on a tensor that stays there; back come the function and the tensor's handle."""
    a, b = t.random.uniform(1, 2), t.random.uniform(1, 2)
    f, there = t.call(Function, kind, a, b), t.put(x)
    with t.watch(backwards) as passes, t.watch(warned) as warning:
        got = t.call("grad_of", f, there)
    leaf = x.clone().requires_grad_()
    truth = torch.autograd.grad(Function(kind, a, b)(leaf), leaf)[0]
    if got is None and f.calls():
        t.close(f.story(passes[0], warning[0]), RIGHT, f"`grad_of` answers None for {text}",
                means="`grad_of` must return a tensor, in the shape of `x`.")
    elif isinstance(got, torch.Tensor) and got.shape == truth.shape and not got.any() and f.calls() and not passes[0]:
        t.close(f.story(passes[0], warning[0]), RIGHT, f"`grad_of` answers zeros for {text}", means=NOTHING)
    elif isinstance(got, torch.Tensor) and got.dtype != x.dtype:
        t.close(str(got.dtype), str(x.dtype), "the type of the slopes",
                means=f"`x` holds numbers of the type {str(x.dtype).removeprefix('torch.')}, your slopes are of another type.")
        t.close(got.to(x.dtype), truth, f"the slopes of {text}, x of shape {tuple(x.shape)}", rtol=1e-4, atol=1e-4)
    elif isinstance(got, torch.Tensor) and got.shape == truth.shape:
        t.close(got, truth, f"the slopes of {text}, x of shape {tuple(x.shape)}",
                means="Each slope says by how much `f(x)` changes when that one number of `x` changes. One call of `f` and one `backward()` "
                      "put all of them into the leaf's `.grad`.")
    else:
        t.close(got, truth, f"the slopes of {text}, x of shape {tuple(x.shape)}",
                means="There is one slope for each number in `x`: a tensor of the shape of `x`.")
    return f, there


@check("the slope of a polynomial is found")
def polynomial(t: Trial) -> None:
    for _ in range(3):
        a, b, x = t.random.uniform(0.5, 2), t.random.uniform(2, 4), t.random.choice([-1, 1]) * t.random.uniform(0.5, 2)
        ask(t, "cubic", x, a, b, 3 * a * x**2 + b, f"{a:.2f} x³ + {b:.2f} x at x = {x:.2f}")


@check("any function of tensors has a slope")
def others(t: Trial) -> None:
    a, b, x = t.random.uniform(1, 2), t.random.uniform(0.5, 1), t.random.uniform(-1, 1)
    truth = math.exp(b * x) * (a * math.cos(a * x) + b * math.sin(a * x))
    ask(t, "wave", x, a, b, truth, f"sin({a:.2f} x) · exp({b:.2f} x) at x = {x:.2f}")
    for side, name in ((-1, "left"), (1, "right")):
        ask(t, "abs", b + side * t.random.uniform(0.5, 2), a, b, side * a, f"{a:.2f} |x - {b:.2f}| on the {name}")


@check("the slope is exact, even high above zero")
def exact(t: Trial) -> None:
    for _ in range(2):
        a, x = t.random.uniform(1, 2), t.random.uniform(1, 2)
        ask(t, "high", x, a, 0.0, 2 * a * x, f"{a:.2f} x² + 10¹² at x = {x:.2f}")


@check("a whole number is a place, too")
def integer(t: Trial) -> None:
    a, b, x = t.random.uniform(0.5, 2), t.random.uniform(2, 4), t.random.randint(1, 3)
    ask(t, "cubic", x, a, b, 3 * a * x**2 + b, f"{a:.2f} x³ + {b:.2f} x at x = {x}",
        means=f"The place is the whole number {x}. Make a tensor of floats from it: `dtype=torch.float64`.")


@check("each number of a tensor has a slope of its own")
def tensors(t: Trial) -> None:
    for shape in ((4,), (2, 3), (1, 5), ()):
        ask_all(t, "sum", t.randn(math.prod(shape), dtype=F64).reshape(shape), "the sum of a x³ + b x")
    for shape in ((5,), (3, 2)):
        ask_all(t, "product", t.randn(*shape, dtype=F64), "a function that mixes all numbers of x")
    ask_all(t, "sum", t.randn(3), "the sum of a x³ + b x in float32")


@check("what does not depend on x has the slope 0")
def constant(t: Trial) -> None:
    b = t.random.uniform(1, 5)
    means = "`f` answers the same number everywhere: it does not look at `x`, so the slope is 0."
    t.close(t.call("slope", t.call(Function, "constant", 0.0, b), t.random.uniform(1, 2)), 0.0, f"the slope of f(x) = {b:.2f}", means=means)
    for shape in ((3,), (2, 4)):
        got = t.call("grad_of", t.call(Function, "constant", 0.0, b), t.put(t.randn(*shape, dtype=F64)))
        t.close(got, torch.zeros(*shape, dtype=F64), f"the slopes of f(x) = {b:.2f}, x of shape {shape}",
                means=f"{means[:-1]} for each number in `x`: zeros, in the shape and type of `x`.")


@check("the same question gets the same answer")
def twice(t: Trial) -> None:
    for shape in ((3,), (2, 2)):
        f, there = ask_all(t, "sum", t.randn(math.prod(shape), dtype=F64).reshape(shape), "the sum of a x³ + b x")
        first, second = t.call("grad_of", f, there), t.call("grad_of", f, there)
        t.close(second, first, "the slopes at the third call, against those at the second",
                means="The same `f` and the same `x` were asked again. `.grad` adds up: use a new leaf for each question.")


@check("another function at the same place has a slope of its own")
def same_place(t: Trial) -> None:
    means = "Two functions were asked at the same place, one after the other. The slope belongs to the function as much as to the place."
    x = t.random.uniform(0.5, 1)
    for _ in range(2):
        a, b = t.random.uniform(1, 2), t.random.uniform(2, 4)
        ask(t, "cubic", x, a, b, 3 * a * x**2 + b, f"{a:.2f} x³ + {b:.2f} x at x = {x:.2f}", means=means)
    there = t.put(t.randn(3, dtype=F64))
    for _ in range(2):
        a, b = t.random.uniform(1, 2), t.random.uniform(1, 2)
        truth = 3 * a * t.fetch(there)**2 + b
        t.close(t.call("grad_of", t.call(Function, "sum", a, b), there), truth, f"the slopes of the sum of {a:.2f} x³ + {b:.2f} x", means=means)


@check("the tensor that comes in stays as it was")
def untouched(t: Trial) -> None:
    x = t.randn(3, dtype=F64)
    _, there = ask_all(t, "sum", x, "the sum of a x³ + b x")
    asks = "it asks for gradients" if there.requires_grad else "it asks for none"
    t.close(asks, "it asks for none", "does x ask for gradients afterwards",
            means="`x` belongs to the caller. Mark a tensor of your own: `x.detach()` has the same numbers and marks of its own.")
    t.true(there.grad is None, "`x.grad` is None, as before", "a gradient was left in it",
           means="Your function left something in the caller's `x.grad`. Work with a leaf of your own.")
    t.close(t.fetch(there), x, "the numbers in x afterwards",
            means="Your function changed the numbers in `x`. Its caller still needs them.")
