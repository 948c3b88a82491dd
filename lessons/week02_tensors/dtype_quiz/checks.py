"""Fourteen lines about dtypes.  The truth is what PyTorch says to the line, with what was drawn for this try.

A wrong answer is told how to reason; what is right is told from the third attempt on.
"""

from collections.abc import Callable
from string import Template

import numpy as np
import torch

from runners.checking import Trial, check, far

HIDDEN = "another answer"      # in place of the right one, so that it can't be copied
TELL_AT = 3                    # the attempt from which on the derivation is told


def truth(line: str) -> str:
    try:
        return str(eval(line, {"np": np, "torch": torch})).removeprefix("torch.")
    except (RuntimeError, NotImplementedError):
        return "error"


@far
def spelled(answer):
    """One spelling for equal answers: a text is as good as a dtype, NumPy's as PyTorch's, "RuntimeError" as "error"."""
    if answer is ...:
        return None
    if isinstance(answer, (int, np.integer, float)) and not isinstance(answer, bool):
        return str(int(answer)) if answer == int(answer) else str(answer)
    if isinstance(answer, type) and answer in (bool, np.bool_):
        return "bool"
    name = getattr(answer, "__name__", None) or getattr(answer, "name", None) or str(answer)
    name = str(name).strip().lower()
    for prefix in ("torch.", "np.", "numpy."):
        name = name.removeprefix(prefix)
    if name.endswith("error"):
        return "error"
    dtype = getattr(torch, name, None) if name.isidentifier() else None
    return str(dtype).removeprefix("torch.") if isinstance(dtype, torch.dtype) else name


def question(name: str, title: str, line: str, reason: str, derived: str) -> Callable[[Trial], None]:
    """A check for one answer.  `reason` asks the question that leads there, `derived` answers it."""
    @check(f"{name}: {title}")
    def ask(t: Trial) -> None:
        drawn = {**t.draw, "below": t.draw["e"] - t.draw["d"], "wrapped": t.draw["d"] - t.draw["e"] + 256}
        asked, means = Template(line).substitute(drawn), Template(reason).substitute(drawn)
        if t.attempt >= TELL_AT:
            means = Template(derived).substitute(drawn)
        answer = t.call(spelled, t.name(name))
        if answer is None:
            t.true(False, f"an answer to `{asked}`", "no answer yet", means=f"Put your answer to {name} in the place of the `...`. {means}")
            return
        right = truth(asked)
        told = right if t.attempt >= TELL_AT else HIDDEN
        t.close(told if answer == right else answer, told, f"`{asked}`", means=means)
    return ask


a1 = question(
    "A1", "whole numbers make a tensor of whole numbers", "torch.tensor([$a, $b]).dtype",
    "Neither number has a point. How many bits has PyTorch for whole numbers, unless told otherwise?",
    "Whole numbers become `int64`.")
a2 = question(
    "A2", "/ divides into floats", "(torch.tensor([$a, $b]) / 2).dtype",
    "The half of an odd number is not whole. So of which category is the result, and how many bits have PyTorch's own floats?",
    "`/` always gives floats, and PyTorch's own are `float32`.")
a3 = question(
    "A3", "// keeps whole numbers", "(torch.tensor([$a, $b]) // 2).dtype",
    "`//` rounds down. Is there anything left that only a float could hold?",
    "Rounded down, the result is whole, and both sides were: it stays `int64`.")
a4 = question(
    "A4", "a Python float lifts the category", "(torch.tensor([$a, $b]) + 0.5).dtype",
    "Which of the two categories is the higher one? And do the 64 bits of a plain Python number count?",
    "Floats win over whole numbers. The plain number counts by its category only, so PyTorch's own floats come out: `float32`.")
a5 = question(
    "A5", "the category counts before the bits", "(torch.ones(3, dtype=torch.$i) + torch.ones(3, dtype=torch.$f)).dtype",
    "Two categories meet. Which one is higher? The bits are not even looked at.",
    "Floats win over whole numbers, and there is only one float type in the line: `$f`.")
a6 = question(
    "A6", "within a category more bits win", "(torch.ones(3) + torch.ones(3, dtype=torch.float64)).dtype",
    "Both are floats, and both have an axis. How many bits has each of them?",
    "`torch.ones(3)` is float32. Within one category more bits win: `float64`.")
a7 = question(
    "A7", "a 0-d tensor counts like a plain number", "(torch.ones(3) + torch.tensor(0.5, dtype=torch.float64)).dtype",
    "Count the axes of each side. What does a tensor without any axis count for, within its own category?",
    "`torch.tensor(0.5, …)` has no axis. Both are floats, so it counts for nothing: `float32` stays.")
a8 = question(
    "A8", "a plain number does not widen", "(torch.tensor([$a, $b], dtype=torch.$s) * 2).dtype",
    "Both are whole numbers. What does a plain Python number count for, within one category?",
    "The 2 is of the same category and counts for nothing: `$s` stays.")
a9 = question(
    "A9", "NumPy's floats keep their bits", "torch.from_numpy(np.ones($a)).dtype",
    "How many bits have the floats of NumPy? Does `from_numpy` convert anything?",
    "NumPy's floats have 64 bits, and `from_numpy` keeps what it gets: `float64`.")
a10 = question(
    "A10", "a comparison gives truth values", "(torch.ones($b) > 0).dtype",
    "What can the answer to `>` be, for each of the numbers?",
    "For each number the answer is True or False: `bool`.")
a11 = question(
    "A11", "a sum of truth values counts them", "(torch.ones($b) > 0).sum().dtype",
    "How often is it true? What kind of number answers such a question?",
    "The sum counts how often it is true, in whole numbers: `int64`.")
a12 = question(
    "A12", "uint8 goes round", "(torch.tensor([$d], dtype=torch.uint8) - $e).item()",
    "uint8 holds 0 to 255 and nothing else. Count down from $d, $e steps: which number comes before 0?",
    "The plain $e does not change the type. From $d down to 0 and $below further: 255 is the first of them, so `$wrapped`.")
a13 = question(
    "A13", "whole numbers have no mean", "torch.arange($a).mean().dtype",
    "Of which category is `torch.arange($a)`? Is a mean of such numbers always of that category, too?",
    "`arange` makes whole numbers. Their mean need not be whole, and PyTorch does not guess: `\"error\"`.")
a14 = question(
    "A14", "in place, the dtype stays", "torch.tensor([$a, $b]).add_(0.5).dtype",
    "`add_` writes its result into the tensor. Of which category is the result, and can this tensor hold it?",
    "The sum is a float (see A4), and the tensor holds whole numbers. What does not fit is refused: `\"error\"`.")
