"""Twelve lines about the shapes of products.  The truth is what PyTorch says to the line, with the numbers drawn for this try.

A wrong answer is told how to reason; what is right is told from the third attempt on.
"""

import ast
import contextlib
from collections.abc import Callable
from string import Template
from typing import Any

import numpy as np
import torch

from runners.checking import Trial, check
from runners.checking.conversation import Handle

HIDDEN = "another answer"      # in place of the right one, so that it can't be copied
TELL_AT = 3                    # the attempt from which on the derivation is told


def truth(line: str) -> str:
    try:
        return str(tuple(eval(line, {"torch": torch})))
    except RuntimeError:
        return "error"


def spelled(answer: Any) -> str:
    """One spelling for equal answers: a list or a text is as good as a tuple, "RuntimeError" as "error"."""
    if isinstance(answer, str):
        text = answer.strip().removeprefix("torch.Size(").removesuffix(")") if "Size(" in answer else answer.strip()
        with contextlib.suppress(ValueError, SyntaxError):
            return spelled(ast.literal_eval(text))
        return "error" if text.lower().endswith("error") else text.lower()
    if isinstance(answer, (list, tuple)):
        return str(tuple(int(v) if isinstance(v, (int, np.integer)) and not isinstance(v, bool) else v for v in answer))
    return str(answer)


def question(name: str, title: str, line: str, reason: str, derived: str) -> Callable[[Trial], None]:
    """A check for one answer.  `reason` asks the question that leads there, `derived` answers it."""
    @check(f"{name}: {title}")
    def ask(t: Trial) -> None:
        asked, means = Template(line).substitute(t.draw), Template(reason).substitute(t.draw)
        if t.attempt >= TELL_AT:
            means = Template(derived).substitute(t.draw)
        answer = t.fetch(t.name(name))
        if isinstance(answer, Handle) and answer.kind.endswith("ellipsis"):
            t.true(False, f"an answer to `{asked}`", "no answer yet", means=f"Put your answer to {name} in the place of the `...`. {means}")
            return
        right = truth(asked)
        told = right if t.attempt >= TELL_AT else HIDDEN
        t.close(told if spelled(answer) == right else spelled(answer), told, f"`{asked}`", means=means)
    return ask


a1 = question(
    "A1", "the inner sizes go, the outer ones stay", "(torch.ones($a, $b) @ torch.ones($b, $c)).shape",
    "Each of the $a rows meets each column. How many columns are there? And what becomes of the size that both share?",
    "$a rows meet $c columns, and the shared $b is summed: `($a, $c)`.")
a2 = question(
    "A2", "the inner sizes must agree", "(torch.ones($a, $b) @ torch.ones($a, $b)).shape",
    "How long is a row of the first? How long is a column of the second? Nothing is turned round for you.",
    "A row of the first has $b numbers, a column of the second has $a. They can't meet: `\"error\"`.")
a3 = question(
    "A3", "a vector on the right is a column", "(torch.ones($a, $b) @ torch.ones($b)).shape",
    "Each of the $a rows meets the one vector, and gives one number. Is there any second axis left?",
    "$a rows give $a numbers, and the vector's axis is summed: `($a,)`.")
a4 = question(
    "A4", "a vector on the left is a row", "(torch.ones($b) @ torch.ones($b, $c)).shape",
    "The vector is taken as a single row, and meets $c columns. The axis that it got for this is taken away again.",
    "As a row it is (1, $b), and the product (1, $c). The 1 is taken away again: `($c,)`.")
a5 = question(
    "A5", "two vectors give one number", "(torch.ones($b) @ torch.ones($b)).shape",
    "Number times number, all added up. How many numbers come out, and how many axes has a single number?",
    "One number comes out. It has no axis: `()`.")
a6 = question(
    "A6", "a batch meets one table", "(torch.ones($d, $a, $b) @ torch.ones($b, $c)).shape",
    "Set the last two sizes of each aside and multiply them. What is left in front of the first?",
    "The last two give ($a, $c). In front there is $d, and on the other side nothing: `($d, $a, $c)`.")
a7 = question(
    "A7", "what stands in front broadcasts", "(torch.ones($c, 1, $a, $b) @ torch.ones($d, $b, $e)).shape",
    "The last two sizes of each are multiplied. In front, `($c, 1)` meets `($d,)`: write them below each other, aligned at the right.",
    "($a, $b) @ ($b, $e) is ($a, $e). In front, ($c, 1) and (1, $d) give ($c, $d): `($c, $d, $a, $e)`.")
a8 = question(
    "A8", "batches must fit, too", "(torch.ones($d, $a, $b) @ torch.ones($a, $b, $c)).shape",
    "The last two sizes fit. Which two sizes meet in front, and is one of them 1?",
    "In front, $d meets $a. They differ, and neither is 1: `\"error\"`.")
a9 = question(
    "A9", "mT swaps the last two axes", "torch.ones($d, $a, $b).mT.shape",
    "The m stands for matrix: each of the $d tables is turned round by itself.",
    "$d tables of ($a, $b), each turned round: `($d, $b, $a)`.")
a10 = question(
    "A10", "mm takes two tables", "torch.mm(torch.ones($d, $a, $b), torch.ones($b, $c)).shape",
    "How many axes does `mm` allow? And how many has the first tensor?",
    "The first has three axes, and `mm` takes two tables: `\"error\"`. With `@` it would be ($d, $a, $c).")
a11 = question(
    "A11", "outer makes a table of all pairs", "torch.outer(torch.ones($a), torch.ones($b)).shape",
    "Every number of the first meets every number of the second, and nothing is added up. How do you arrange all these pairs?",
    "A row for each number of the first, a column for each of the second: `($a, $b)`.")
a12 = question(
    "A12", "einsum: the letters behind the arrow", 'torch.einsum("bij,bkj->bik", torch.ones($d, $a, $b), torch.ones($d, $c, $b)).shape',
    "Write the letters above the sizes: which numbers are b, i, j and k? Then read what is behind the arrow.",
    "b is $d, i is $a, j is $b, k is $c. j is summed, and b, i, k are left: `($d, $a, $c)`.")
