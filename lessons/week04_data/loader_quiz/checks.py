"""Twelve questions about a DataLoader. The truth is what a real one gives, with what was drawn for this try.

A wrong answer is told how to reason; what is right is told from the third attempt on.
"""

from collections.abc import Callable
from string import Template

import torch
from torch.utils.data import DataLoader

from runners.checking import Trial, check, far

HIDDEN = "another answer"      # in place of the right one, so that it can't be copied
TELL_AT = 3                    # the attempt from which on the derivation is told
PAIRS = "next(iter(DataLoader([(torch.ones(1, $h, $w), i % 10) for i in range(40)], batch_size=$b)))"
DICTS = "next(iter(DataLoader([{'x': torch.ones($k), 'y': i} for i in range(40)], batch_size=$b)))"
TEXTS = "next(iter(DataLoader(['a', 'bc', 'def'] * 9, batch_size=$b)))"


@far
def spelled(answer, shape):
    """One spelling for equal answers: a text is as good as the thing, a list or a Size as good as a tuple."""
    if answer is ...:
        return None
    if isinstance(answer, (tuple, list)):
        return str(tuple(int(n) for n in answer))
    if isinstance(answer, (int, float)) and not isinstance(answer, bool):
        whole = int(answer) if answer == int(answer) else answer
        return f"({whole},)" if shape else str(whole)
    text = answer.__name__ if isinstance(answer, type) else str(answer)
    text = "".join(text.lower().split()).removeprefix("torch.").removeprefix("size")
    inner = text.strip("()[],")
    parts = [p for p in inner.split(",") if p]
    if parts and all(p.lstrip("-").isdigit() for p in parts):
        return str(tuple(int(p) for p in parts)) if shape or len(parts) > 1 else str(int(parts[0]))
    name = {"long": "int64", "double": "float64", "float": "float32", "half": "float16", "int": "int32", "str": "string", "dictionary": "dict"}
    return name.get(text, text)


def question(name: str, title: str, line: str, reason: str, derived: str) -> Callable[[Trial], None]:
    """A check for one answer.  `reason` asks the question that leads there, `derived` answers it."""
    @check(f"{name}: {title}")
    def ask(t: Trial) -> None:
        n, b = t.draw["n"], t.draw["b"]
        drawn = {**t.draw, "full": n // b, "left": n % b, "all": -(-n // b)}
        asked, means = Template(line).substitute(drawn), Template(reason).substitute(drawn)
        if t.attempt >= TELL_AT:
            means = Template(derived).substitute(drawn)
        found = eval(asked, {"torch": torch, "DataLoader": DataLoader})
        shape = isinstance(found, torch.Size)
        right = str(tuple(found)) if shape else found.__name__ if isinstance(found, type) else str(found).removeprefix("torch.")
        answer = t.call(spelled, t.name(name), shape)
        if answer is None:
            t.true(False, f"an answer to {name}", "no answer yet", means=f"Put your answer to {name} in the place of the `...`. {means}")
            return
        told = right if t.attempt >= TELL_AT else HIDDEN
        t.close(told if answer == right else answer, told, f"what {name} asks for", means=means)
    return ask


a1 = question("A1", "the last batch may be short, and counts", "len(DataLoader(range($n), batch_size=$b))",
              "How many full groups of $b are in $n items, and is anything left over? What becomes of it?",
              "$full full batches, and $left items are left over: one more batch. That makes $all.")
a2 = question("A2", "the last batch has what is left", "len(list(DataLoader(range($n), batch_size=$b))[-1])",
              "Take groups of $b away from $n until less than a group is left.", "After $full groups of $b, $left of $n items are left.")
a3 = question("A3", "drop_last counts full batches", "len(DataLoader(range($n), batch_size=$b, drop_last=True))",
              "What does `drop_last` do with a batch that is not full?", "Only full batches: $full.")
a4 = question("A4", "with drop_last nothing may be left", "len(DataLoader(range($s), batch_size=8, drop_last=True))",
              "How many full groups of 8 are in $s items?", "The only batch would not be full, and is dropped: 0.")
a5 = question("A5", "items are stacked along a new first axis", PAIRS + "[0].shape",
              "$b pictures lie on top of each other. Which axes has one of them, and where does the new one go?",
              "One is (1, $h, $w), and $b of them make ($b, 1, $h, $w). The channel axis stays.")
a6 = question("A6", "plain numbers are stacked to one axis", PAIRS + "[1].shape",
              "A label is a number without any axis. How many axes has a row of $b of them?", "A number has no axis, so only the new one is there: ($b,).")
a7 = question("A7", "whole numbers become int64", PAIRS + "[1].dtype",
              "What does `torch.tensor` make of a list of whole numbers?", "Whole numbers become `int64`.")
a8 = question("A8", "Python's floats become float64", "next(iter(DataLoader([0.5] * 20, batch_size=$b))).dtype",
              "How many bits has a float of Python? The default collate function keeps them, unlike `torch.tensor`.",
              "Python's floats have 64 bits, and the default collate function makes `float64` of them. Linear layers refuse that.")
a9 = question("A9", "dicts are turned inside out", "type(" + DICTS + ")",
              "Does a network want $b small dicts, or the values of all items under each key?", "One dict, with the stacked values of all items under each key: `dict`.")
a10 = question("A10", "each value of a dict is stacked", DICTS + "['x'].shape",
               "Under the key are $b tensors of $k numbers, stacked.", "$b tensors of shape ($k,) make ($b, $k).")
a11 = question("A11", "texts stay a list", "type(" + TEXTS + ")",
               "Can texts be stacked to a tensor? What is left of a group then?", "Texts can't become a tensor, so that the batch is a plain `list` of them.")
a12 = question("A12", "without batch_size there are no batches", "next(iter(DataLoader(torch.ones(40, $k), batch_size=None))).shape",
               "With `batch_size=None` nothing is put together. So what comes out first?", "The first item as it is: ($k,).")
