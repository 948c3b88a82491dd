"""The same lines are worked out with the learner's `Value` and with float64 tensors: numbers and slopes must agree."""

import re
from typing import Any

import torch

from runners.checking import LearnerRaised, Raised, Trial, check, far

METHODS = {"+": "__add__", "-": "__sub__", "*": "__mul__", "**": "__pow__", "unary -": "__neg__"}


@far
def calculate(make, numbers, lines, backward):
    """Each line is `name = expression`. Every number by name; every slope, after a `backward` from each name in turn."""
    space = {name: make(x) for name, x in numbers.items()}
    for line in lines:
        name, expression = line.split(" = ")
        space[name] = eval(expression, {}, space)
        if not isinstance(space[name], make):
            return f"`{expression}` gives a {type(space[name]).__name__}"
    for i, name in enumerate(backward):
        for value in space.values():
            if i:
                value.grad = 0.0
        space[name].backward()
    return {n: v.data for n, v in space.items()}, {n: v.grad for n, v in space.items()} if backward else {}


@far
def chain(make, start, line, times):
    """The same line over and over: the last number, and the slope with respect to `a`."""
    space = {"a": make(start), "v": make(1.0)}
    for _ in range(times):
        space["v"] = eval(line, {}, space)
    space["v"].backward()
    return [space["v"].data, space["a"].grad]


def truth(numbers: dict[str, float], lines: list[str], name: str) -> tuple[dict[str, float], dict[str, float]]:
    space: dict[str, Any] = {n: torch.tensor(x, dtype=torch.float64, requires_grad=True) for n, x in numbers.items()}
    for line in lines:
        new, expression = line.split(" = ")
        space[new] = eval(expression, {}, space)
    slopes = torch.autograd.grad(space[name], list(space.values()), allow_unused=True)
    return ({n: v.item() for n, v in space.items()},
            {n: 0.0 if g is None else g.item() for n, g in zip(space, slopes, strict=True)})


def some(t: Trial, *names: str, low: float = -2.0) -> dict[str, float]:
    """A number of two decimals for each name, none of them near 0."""
    found = {}
    for name in names:
        x = round(t.random.uniform(0.3, 2.0), 2)
        found[name] = x if low > 0 else x * t.random.choice([-1, 1])
    return found


def said(numbers: dict[str, float]) -> str:
    return ", ".join(f"{n} = {x}" for n, x in numbers.items())


def ask(t: Trial, what: str, far_code: Any, *args: Any) -> Any:
    """The answer. Errors with one cause each are told apart from all others; then it is None."""
    got = t.outcome(far_code, t.name("Value"), *args)
    if isinstance(got, str):
        t.close(got, "a `Value`", what, means="Each operation returns a new `Value`, so that its result can be used like any other value.")
        return None
    if not isinstance(got, Raised):
        return got
    if re.match(r"'(int|float)' object has no attribute", got.message):
        t.close(got, "no error", what, means="A plain number has no `.data`: make a `Value` of it first.")
    elif re.match(r"unsupported operand type\(s\) for .+: '(int|float)' and 'Value'", got.message):
        t.close(got, "no error", what,
                means="A plain number stands on the left: Python asks your class for `__radd__`, `__rmul__` or `__rsub__`.")
    elif missing := re.match(r"(?:unsupported|bad) operand type.* for (unary -|\S+).*: 'Value'( and '(Value|int|float)')?$", got.message):
        method = METHODS.get(missing[1], "own method")
        t.close(got, "no error", what, means=f"Python turns this into a call of your class's `{method}`, and finds none that answers.")
    else:
        raise LearnerRaised(got)
    return None


def kept(t: Trial, numbers: dict[str, float], found: dict[str, float], after: str) -> None:
    t.close([found[n] for n in numbers], list(numbers.values()), f"the number in {', '.join(numbers)} after {after}",
            means="An operation leaves its operands as they are: others may still need them. Make a new `Value` of the result.")


def values(t: Trial, numbers: dict[str, float], line: str, means: str) -> None:
    right, _ = truth(numbers, [line], "out")
    found = ask(t, line, calculate, numbers, [line], [])
    if found:
        t.close(found[0]["out"], right["out"], f"{line.removeprefix('out = ')} for {said(numbers)}", means=means)
        kept(t, numbers, found[0], line.removeprefix("out = "))


def slopes(t: Trial, numbers: dict[str, float], lines: list[str], what: str, means: str, backward: tuple[str, ...] = ("out",)) -> None:
    """The slopes of all values, in the order in which they were made."""
    _, right = truth(numbers, lines, backward[-1])
    names = ", ".join(right) if len(right) < 8 else "every value"
    found = ask(t, what, calculate, numbers, lines, list(backward))
    if found:
        t.close([found[1][n] for n in right], list(right.values()), f"the `grad` of {names} in {what}", means=means)
        kept(t, numbers, found[0], what)


ADDS = "A value that is used twice is reached twice, and its slope is the sum over both ways: `+=`."
SHAPES = ("({x} * {y}).tanh()", "({x} - {y}).tanh()", "{x} * 0.5 + {y}.tanh()", "(1 - {x} * {y}).tanh()", "{x}.relu() - {y}.tanh()",
          "({x}.tanh() + {y}.tanh()) ** 2", "-{x} * 0.5 + 0.5 * {y}")
COMPLETE = ("A value may pass its slope on only when everybody who used it has reported. So all values must be put in an order first: each "
            "one before those that it was made from.")


@check("values are added, multiplied and bent")
def forward(t: Trial) -> None:
    means = "Compute with the `.data` of both values, and put the result into a new `Value`."
    for expression in ("a + b", "a * b", "a - b", "-a", "a.tanh()", "a.relu()", "(-a).relu()", "a ** 2", "a ** 3"):
        if expression != "(-a).relu()":          # one of the two has to be cut off: the same a
            numbers = some(t, *"ab"[:1 + ("b" in expression)])
        values(t, numbers, f"out = {expression}", means)
    for exponent in (-1, 0.5):
        values(t, some(t, "a", low=0.1), f"out = a ** {exponent}", means)


@check("a plain number may stand on either side")
def plain(t: Trial) -> None:
    for shape in ("a + {}", "a * {}", "a - {}", "{} + a", "{} * a", "{} - a"):
        number = t.random.choice([t.random.randint(2, 9), round(t.random.uniform(2, 9), 1)])
        values(t, some(t, "a"), "out = " + shape.format(number),
               "Make a `Value` of a plain number first. Where the number stands on the left, Python asks for `__radd__`, `__rmul__` or "
               "`__rsub__` of your class.")


@check("each operation knows its own slopes")
def local(t: Trial) -> None:
    for expression in ("a + b", "a * b", "a - b", "-a", "a.tanh()", "a.relu()", "(-a).relu()", "a ** 2", "a ** 3",
                       "a + 2", "a - 2", "a * 3", "2 + a", "1 - a", "3 * a"):
        if expression != "(-a).relu()":          # one of the two has to be cut off: the same a
            numbers = some(t, *"ab"[:1 + (" b" in expression)])
        slopes(t, numbers, [f"out = {expression}"], f"out = {expression} for {said(numbers)}",
               "The result has the slope 1 with respect to itself. Each operand gets that, times the operation's slope with respect to it.")
    numbers = some(t, "a", low=0.1)
    for exponent in (-1, 0.5):
        slopes(t, numbers, [f"out = a ** {exponent}"], f"out = a ** {exponent} for {said(numbers)}", "The slope of aⁿ is n · aⁿ⁻¹.")


@check("a value that is used twice gets both slopes")
def twice(t: Trial) -> None:
    for expression in ("a * a + a", "a + a", "a * b + a", "a.tanh() + a"):
        numbers = some(t, *"ab"[:1 + ("b" in expression)])
        slopes(t, numbers, [f"out = {expression}"], f"out = {expression} for {said(numbers)}", ADDS)


@check("a value passes on only what is complete")
def diamond(t: Trial) -> None:
    for last in ("d + e * c", "e * c + d", "e * d"):
        numbers = some(t, "a", "b", "c")
        lines = ["d = a * b", "e = d.tanh()", f"out = {last}"]
        slopes(t, numbers, lines, f"{'; '.join(lines)} for {said(numbers)}", COMPLETE)


@check("any graph will do")
def anything(t: Trial) -> None:
    slopes(t, some(t, "a", "b"), ["out = (a + b) * (a - b)"], "out = (a + b) * (a - b)", COMPLETE)
    for n in (5, 9, 14):
        names = list("abc")
        lines: list[str] = []
        for i in range(n):
            x, y = t.random.choice(names[-5:]), t.random.choice(names)
            lines.append(f"v{i} = " + t.random.choice(SHAPES).format(x=x, y=y))
            names.append(f"v{i}")
        lines.append(f"out = {names[-1]} + {names[-2]}")
        slopes(t, some(t, "a", "b", "c"), lines, f"a graph of {n} lines", COMPLETE)


@check("what the result was not made from keeps the slope 0")
def untouched(t: Trial) -> None:
    numbers = some(t, "a", "b", "c")
    lines = ["out = a * b", "later = out * c"]
    slopes(t, numbers, lines, f"{'; '.join(lines)} for {said(numbers)}",
           "`backward()` goes from a result to what it was made from, and nowhere else. Every `grad` is 0.0 from the start.")


@check("after clearing, another result can be asked")
def again(t: Trial) -> None:
    numbers = some(t, "a", "b")
    lines = ["d = a * b", "first = d.tanh()", "second = d * b"]
    slopes(t, numbers, lines, f"{'; '.join(lines)} for {said(numbers)}, after first.backward(), clearing, second.backward()",
           "Every `grad` was set to 0.0, and `backward()` called on another result of the same values.", ("first", "second"))


def repeat(t: Trial, line: str, times: int, right: list[float], start: float, means: str) -> None:
    """Says no more than that something is wrong: two numbers that are so often 0 or 1 don't show which mistake it is."""
    got = ask(t, f"v = {line}, {times} times", chain, start, line, times)
    if got:
        fits = all(isinstance(x, (int, float)) and abs(x - y) <= 1e-6 * abs(y) for x, y in zip(got, right, strict=True))
        t.true(fits, f"from v = 1 and a = {start}, after {times} times v = {line}, v is {right[0]:.6g} and the grad of a is {right[1]:.6g}",
               f"{got[0]} and {got[1]}", means=means)


@check("a graph may be thousands of steps deep")
def deep(t: Trial) -> None:
    start, kept = round(t.random.uniform(0.3, 2.0), 2), 0.999**3000
    repeat(t, "v * 0.999 + a", 3000, [kept + start * (1 - kept) / 0.001, (1 - kept) / 0.001], start,
           "A long computation makes a deep graph. Python lets calls be nested about a thousand deep, so collect the values with a loop.")


@check("each value is visited once")
def once(t: Trial) -> None:
    start = round(t.random.uniform(0.3, 2.0), 2)
    repeat(t, "(v + v) * 0.5 + a", 40, [1 + 40 * start, 40.0], start, COMPLETE)
