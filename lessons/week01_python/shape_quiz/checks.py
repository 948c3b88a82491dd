"""Fourteen lines about shapes.  The truth is what NumPy says to the line, with the numbers drawn for this try.

A wrong answer is told how to reason; what is right is told from the third attempt on.
"""

import ast
import contextlib
from collections.abc import Callable
from string import Template
from typing import Any

import numpy as np

from runners.checking import Trial, check
from runners.checking.conversation import Handle

HIDDEN = "another answer"      # in place of the right one, so that it can't be copied
TELL_AT = 3                    # the attempt from which on the derivation is told


def truth(line: str) -> str:
    try:
        return str(eval(line, {"np": np}))
    except ValueError:
        return "error"


def spelled(answer: Any) -> str:
    """One spelling for equal answers: a list or a text is as good as a tuple, "Error" as "error"."""
    if isinstance(answer, str):
        with contextlib.suppress(ValueError, SyntaxError):
            return spelled(ast.literal_eval(answer.strip()))
        return answer.strip().lower()
    if isinstance(answer, (list, tuple)):
        return str(tuple(int(v) if isinstance(v, (int, np.integer)) and not isinstance(v, bool) else v for v in answer))
    return str(answer)


def question(name: str, title: str, line: str, reason: str, derived: str) -> Callable[[Trial], None]:
    """A check for one answer.  `reason` asks the question that leads there, `derived` answers it."""
    @check(f"{name}: {title}")
    def ask(t: Trial) -> None:
        numbers = {**t.draw, "ab": t.draw["a"] * t.draw["b"], "left": t.draw["a"] * t.draw["b"] // t.draw["c"],
                   "da": t.draw["d"] * t.draw["a"]}
        asked, means = Template(line).substitute(numbers), Template(reason).substitute(numbers)
        if t.attempt >= TELL_AT:
            means = Template(derived).substitute(numbers)
        answer = t.fetch(t.name(name))
        if isinstance(answer, Handle) and answer.kind.endswith("ellipsis"):
            t.true(False, f"an answer to `{asked}`", "no answer yet", means=f"Put your answer to {name} in the place of the `...`. {means}")
            return
        right = truth(asked)
        told = right if t.attempt >= TELL_AT else HIDDEN
        t.close(told if spelled(answer) == right else spelled(answer), told, f"`{asked}`", means=means)
    return ask


a1 = question(
    "A1", "a -1 stands for what is left", "np.ones(($a, $b)).reshape($c, -1).shape",
    "All $a · $b numbers stay. The first axis has $c places: how many numbers does each of them get?",
    "$a · $b = $ab numbers on $c places are $left each: `($c, $left)`.")
a2 = question(
    "A2", "reshape(-1) gives one axis", "np.ones(($a, $b)).reshape(-1).shape",
    "Only one size is asked for, so there is only one axis. How many numbers are there? A shape with one axis has a comma: `(6,)`.",
    "One axis, and all $a · $b = $ab numbers on it: `($ab,)`.")
a3 = question(
    "A3", "reshape loses no number", "np.ones(($a, $b)).reshape($d, -1).shape",
    "Divide the number of numbers, $a · $b, by $d. What if that leaves a remainder?",
    "$a · $b = $ab is not divisible by $d, and reshape neither drops numbers nor makes new ones: `\"error\"`.")
a4 = question(
    "A4", "reshape keeps the order", "np.arange($a * $b).reshape($a, $b).reshape($b, $a)[0, 1]",
    "Write down the first few numbers in one row, then cut the row into pieces of $a. Which number is second in the first piece?",
    "The row is 0, 1, 2, …, and reshape only cuts it anew: the first piece begins 0, 1. The answer is `1`.")
a5 = question(
    "A5", "a size of 1 is stretched", "(np.ones(($a, 1)) + np.ones($b)).shape",
    "Write `($a, 1)` above `($b,)`, aligned at the right. What meets the $b? And what stands below the $a?",
    "`($b,)` counts as `(1, $b)`. Below each other: $a and 1 give $a, 1 and $b give $b: `($a, $b)`.")
a6 = question(
    "A6", "a missing axis counts as 1, on the left", "(np.ones($a) + np.ones(($a, 1))).shape",
    "One of the two has a single axis. Give it a second one, of size 1, on the left, and compare column by column.",
    "`($a,)` counts as `(1, $a)`. With `($a, 1)` both are stretched, to a table: `($a, $a)`.")
a7 = question(
    "A7", "shapes are aligned at the right", "(np.ones(($a, $b)) + np.ones($a)).shape",
    "Write `($a, $b)` above `($a,)`, aligned at the right. Which two numbers meet there?",
    "At the right, $b meets $a. They differ, and neither is 1: `\"error\"`.")
a8 = question(
    "A8", "three axes follow the same rule", "(np.ones(($c, 1, $b)) + np.ones(($a, 1))).shape",
    "`($a, 1)` lacks an axis. On which side does it get one? Then go through the three columns: a 1 takes the size of the other.",
    "`($a, 1)` counts as `(1, $a, 1)`. Column by column: $c and 1, 1 and $a, $b and 1: `($c, $a, $b)`.")
a9 = question(
    "A9", "None in front adds an axis in front", "np.ones(($a, $b))[None].shape",
    "`None` in an index puts in an axis of size 1, in its own place. It is the first entry here.",
    "A 1 in front of what was there: `(1, $a, $b)`.")
a10 = question(
    "A10", "None in the middle adds an axis there", "np.ones(($a, $b))[:, None, :].shape",
    "Read the index from left to right: `:` takes the next axis as it is, `None` puts in a new one of size 1.",
    "`:` is the $a, `None` the new 1, `:` the $b: `($a, 1, $b)`.")
a11 = question(
    "A11", "the axis that is summed goes away", "np.ones(($c, $a, $b)).sum(axis=1).shape",
    "Axes are counted from 0. Which size has number 1? That axis is added up, and is gone afterwards.",
    "Axis 0 has $c, axis 1 has $a, axis 2 has $b. Axis 1 goes away: `($c, $b)`.")
a12 = question(
    "A12", "keepdims leaves a 1 behind", "np.ones(($c, $a, $b)).sum(axis=1, keepdims=True).shape",
    "The same axis as in A11 is added up, but `keepdims` leaves a mark where the summed axis was. How many numbers are left along it?",
    "Axis 1 is added up to a single number, and stays, with size 1: `($c, 1, $b)`.")
a13 = question(
    "A13", "stack makes a new axis", "np.stack([np.ones(($a, $b))] * $d).shape",
    "The list holds $d arrays with two axes. `stack` lays them on each other: how many axes has the pile, and which is the new one?",
    "The new axis stands in front and counts the arrays: `($d, $a, $b)`.")
a14 = question(
    "A14", "concatenate goes on along an axis", "np.concatenate([np.ones(($a, $b))] * $d).shape",
    "The list holds $d arrays of $a rows. `concatenate` puts them end to end along axis 0: how many rows are that? No axis is new.",
    "$d arrays of $a rows are $da rows, as wide as before: `($da, $b)`.")
