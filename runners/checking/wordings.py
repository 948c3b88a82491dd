"""Explanations, one rule an error: id, type, pattern, words.  Told in this order: the first rule that matches speaks."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .compare import Raised
from .tell import near

Explain = Callable[["Context", re.Match[str]], str]

@dataclass
class Context:
    """What an explanation may use: the error, the learner's text, and the line it happened on ('' if there is none)."""

    raised: Raised
    source: str
    line: str

    def tensors(self) -> dict[str, list[Any]]:
        """Those of the frame's tensors that the line mentions: name -> [type, shape, dtype, device]."""
        used = set(re.findall(r"[A-Za-z_]\w*", self.line))
        return {k: v for k, v in self.raised.names.items() if k in used}

    def called(self, shape: list[int]) -> str:
        """The name of the only tensor on the line with that shape, as `name`, or ''."""
        names = [k for k, v in self.tensors().items() if v[1] == shape]
        return f"`{names[0]}` " if len(names) == 1 else ""


RULES: list[tuple[str, str, str, Explain]] = []       # id, type of the error, pattern, explanation


def rule(ident: str, kind: str, pattern: str) -> Callable[[Explain], Explain]:
    def add(f: Explain) -> Explain:
        RULES.append((ident, kind, pattern, f))
        return f
    return add


# ---- the file itself ---------------------------------------------------------------------------------------------
@rule("tabs", "TabError", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "This line mixes tabs and spaces. Indent with four spaces everywhere."


@rule("indentation", "IndentationError", "")
def _(c: Context, m: re.Match[str]) -> str:
    what = c.raised.message.split(" (")[0]
    if "expected an indented block" in what:
        return "After a line that ends with `:` the next one must be indented: the body is missing or stands too far left."
    if "unindent" in what:
        return "This line steps back to a column where no block began. Lines of one block start at the same column."
    return "This line is indented, but no block begins before it. Lines of one block start at the same column."


@rule("syntax", "SyntaxError", "")
def _(c: Context, m: re.Match[str]) -> str:
    what = c.raised.message.split(" (")[0]
    if "was never closed" in what:
        return f"A bracket is open: {what}. Python read on to the end of the file in search of its partner."
    if "expected ':'" in what:
        return "A `:` is missing at the end of this line."
    if "unterminated" in what:
        return "A text begins here and its closing quote is missing."
    return f"Python can't read this line: {what}. Nothing of the file ran."


@rule("syntax", "ValueError", "null bytes")
def _(c: Context, m: re.Match[str]) -> str:
    return "The file holds a zero byte, which no Python text does. Was it saved as something other than plain text?"


@rule("no-such-name", "NameError", r"your file has no `(\w+)`")
def _(c: Context, m: re.Match[str]) -> str:
    if not c.source.strip():
        return f"The file is empty. The check asks for `{m[1]}`."
    like = near(m[1], c.source)
    hint = f" It has `{like}`: is the name spelled as in the task?" if like else " Is it defined at the left margin, and spelled as in the task?"
    return f"The check asks for `{m[1]}`, and your file defines no such name." + hint


_COMMON = {"nn": "from torch import nn", "F": "import torch.nn.functional as F", "np": "import numpy as np", "pd": "import pandas as pd",
           "plt": "import matplotlib.pyplot as plt", "optim": "from torch import optim", "DataLoader": "from torch.utils.data import DataLoader",
           "Dataset": "from torch.utils.data import Dataset"}


@rule("unbound", "UnboundLocalError", r"local variable '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return (f"`{m[1]}` is read before it gets a value. Because the function assigns to `{m[1]}` somewhere, Python takes it for a local "
            "name everywhere in the function.")


@rule("name", "NameError", r"name '(\w+)' is not defined")
def _(c: Context, m: re.Match[str]) -> str:
    name = m[1]
    if name in _COMMON:
        return f"`{name}` is used but nothing brings it in. Add `{_COMMON[name]}` at the top."
    if name in ("torch", "math", "os", "sys", "json", "random", "csv", "time", "copy"):
        return f"`{name}` is used but nothing brings it in. Add `import {name}` at the top."
    like = near(name, c.source)
    return f"`{name}` has no value here: it was never assigned, or is spelled differently elsewhere." + (f" Did you mean `{like}`?" if like else "")


@rule("import", "ModuleNotFoundError", r"No module named '([\w.]+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return (f"The file imports `{m[1]}`, and no module of that name is installed here. Check the spelling; "
            "for these exercises PyTorch, NumPy, pandas and Matplotlib are enough.")


@rule("import-name", "ImportError", r"cannot import name '(\w+)' from '([\w.]+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`{m[2]}` exists, but has nothing called `{m[1]}`. Check the spelling and where it lives."


def _function(name: str) -> str:
    """`A.__init__()` is a call of A, `f.<locals>.g()` one of g."""
    parts = [p for p in name.split(".") if p != "<locals>"]
    if parts[-1] == "<lambda>":
        return "A lambda"
    return f"`{parts[-2] if parts[-1] == '__init__' and len(parts) > 1 else parts[-1]}`"


# ---- calls and values --------------------------------------------------------------------------------------------
@rule("none-attribute", "AttributeError", r"'NoneType' object has no attribute '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    if ".grad" in c.line:
        return (f"Something here is None when `.{m[1]}` is asked of it. A `.grad` is None until `backward()` has reached that tensor, "
                "and only leaf tensors get one.")
    return f"Something here is None when `.{m[1]}` is asked of it. Often a function without `return`, or the result of a call that changes in place."


@rule("attribute", "AttributeError", r"'(\w+)' object has no attribute '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`.{m[2]}` is asked of a value of type `{m[1]}`, which has no such thing. Is it another value than you think, or a misspelling?"


@rule("module-attribute", "AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`{m[1]}` has nothing called `{m[2]}`. Check the spelling, and where it lives."


@rule("missing-argument", "TypeError", r"([\w.<>]+)\(\) missing (\d+) required (?:positional|keyword-only) arguments?: (.+)")
def _(c: Context, m: re.Match[str]) -> str:
    what = "argument" if m[2] == "1" else "arguments"
    return f"{_function(m[1])} was called without its {what} {m[3].replace(chr(39), '`')}."


@rule("too-many-arguments", "TypeError", r"([\w.<>]+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given")
def _(c: Context, m: re.Match[str]) -> str:
    name = _function(m[1])
    if "." in m[1] and int(m[3]) == int(m[2]) + 1 and "self" not in c.line:
        return f"{name} takes {m[2]} arguments and was given {m[3]}. In a class, the object itself is handed over first: is `self` missing?"
    return f"{name} takes {m[2]} arguments and was given {m[3]}."


@rule("unexpected-argument", "TypeError", r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return f"{_function(m[1])} was called with `{m[2]}=…`, a name that its definition does not list."


@rule("none-used", "TypeError", r"'NoneType' object is not (iterable|subscriptable|callable)|cannot unpack non-iterable NoneType|NoneType")
def _(c: Context, m: re.Match[str]) -> str:
    return "A value on this line is None. Often a function that ends without `return`, whose result is used as if it had one."


@rule("not-callable", "TypeError", r"'(\w+)' object is not callable")
def _(c: Context, m: re.Match[str]) -> str:
    return f"Round brackets after a value of type `{m[1]}` try to call it. Was an operator or a square bracket meant, or is the name used twice?"


@rule("operand", "TypeError", r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`{m[1].rstrip(':')}` does not work between `{m[2]}` and `{m[3]}`. Convert one of them first, or look at where it came from."


@rule("concatenate", "TypeError", r"can only concatenate (\w+) \(not \"(\w+)\"\) to")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`+` joins a `{m[1]}` only with another one; the other side is of type `{m[2]}`."


@rule("not-iterable", "TypeError", r"'(\w+)' object is not iterable")
def _(c: Context, m: re.Match[str]) -> str:
    return f"A value of type `{m[1]}` can't be looped over or unpacked."


@rule("unpack", "ValueError", r"(too many|not enough) values to unpack(?: \(expected (?:at least )?(\d+)(?:, got (\d+))?\))?")
def _(c: Context, m: re.Match[str]) -> str:
    got = f" and got {m[3]}" if m[3] else ""
    return f"The names on the left and the values on the right differ in number: Python expected {m[2] or 'another number'}{got}."


@rule("to-float", "ValueError", r"could not convert string to float: (.+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`float` was given the text {m[1][:40]}, which is no number, and raised a ValueError. Decide what should happen to such a value."


@rule("to-int", "ValueError", r"invalid literal for int\(\) with base \d+: (.+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`int` was given the text {m[1][:40]}, which is no whole number."


@rule("index", "IndexError", r"(list|tuple|string) index out of range")
def _(c: Context, m: re.Match[str]) -> str:
    if "argv" in c.line:
        return ("`sys.argv` holds the program's own name, and after it what was typed behind that. When others import your file, that is "
                "nothing: what the program does belongs under `if __name__ == \"__main__\":`.")
    return f"An index points past the end of the {m[1]}. Positions go from 0 to length - 1."


@rule("index-tensor", "IndexError", r"index (-?\d+) is out of bounds for (?:dimension|axis) (\d+) with size (\d+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"Index {m[1]} does not exist on axis {m[2]}, which has {m[3]} entries: 0 to {int(m[3]) - 1}."


@rule("dimension", "IndexError", r"Dimension out of range \(expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)\)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"The axis {m[3]} does not exist: this tensor's axes go from {m[1]} to {m[2]}."


@rule("key", "KeyError", r"(.*)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"The key {m[1][:60]} is not there. The first time a key is met there is nothing under it yet."


@rule("zero", "ZeroDivisionError", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "This line divides by zero. When can the divisor be 0 (an empty list?), and what should come out then?"


@rule("recursion", "RecursionError", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "The function calls itself without end: there is no case that returns without another call, or it is never reached."


@rule("input", "EOFError", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "Your program waits for typed input, and in a check nobody types. Take the values as arguments of the function."


@rule("exit", "SystemExit", "")
def _(c: Context, m: re.Match[str]) -> str:
    if "parse_args" in c.line:
        return ("`parse_args` ends the program where an argument is missing. When others import your file, there are none: what the "
                "program does belongs under `if __name__ == \"__main__\":`.")
    return "Your file ends the program with `exit()`. A check calls your functions one after the other: return instead."


@rule("interrupt", "KeyboardInterrupt", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "Your code raised KeyboardInterrupt, as if Ctrl-C had been pressed."


@rule("slow", "TooSlow", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "Your code was still running when its time was up, on the line shown. Look for a loop whose condition never changes."


@rule("endless-items", "TooLong", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "What your code gives back never ends: the check stopped after ten thousand items."


@rule("not-written", "NotImplementedError", "^$")
def _(c: Context, m: re.Match[str]) -> str:
    return "This part still raises NotImplementedError: it waits for your code."


@rule("ambiguous-truth", "*", r"(Boolean value of Tensor|truth value of an array|truth value of a \w+ is ambiguous)")
def _(c: Context, m: re.Match[str]) -> str:
    return "An `if`, `and`, `or` or `not` asks for one truth value, and there are many. Use `&`, `|`, `~` element by element, or `.any()`, `.all()`."


# ---- shapes ------------------------------------------------------------------------------------------------------
@rule("matmul-shapes", "RuntimeError", r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)")
def _(c: Context, m: re.Match[str]) -> str:
    a, b = [int(m[1]), int(m[2])], [int(m[3]), int(m[4])]
    turned = f" `.T` on the second would make it ({b[1]}, {b[0]})." if a[1] == b[1] and "@" in c.line else ""
    return (f"A matrix product needs the inner sizes to agree: {c.called(a)}({a[0]}, {a[1]}) times {c.called(b)}({b[0]}, {b[1]}) "
            f"meets {a[1]} with {b[0]}.{turned}")


@rule("matmul-shapes", "RuntimeError", r"size mismatch, got input \((\d+)\), mat \((\d+)x(\d+)\), vec \((\d+)\)|inconsistent tensor size|Expected size for first two dimensions of batch2")
def _(c: Context, m: re.Match[str]) -> str:
    shapes = ", ".join(f"`{k}` {tuple(v[1])}" for k, v in c.tensors().items())
    return "A matrix product needs the inner sizes to agree." + (f" On this line: {shapes}." if shapes else "")


@rule("broadcast", "RuntimeError", r"The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)")
def _(c: Context, m: re.Match[str]) -> str:
    shapes = " and ".join(f"`{k}` {tuple(v[1])}" for k, v in list(c.tensors().items())[:2])
    return (f"These shapes don't line up{': ' + shapes if shapes else ''}. Compared from the right, sizes must be equal or one of them 1; "
            f"on axis {m[3]} they are {m[1]} and {m[2]}.")


@rule("broadcast", "ValueError", r"operands could not be broadcast together with shapes (.+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"These shapes don't line up: {m[1].strip()}. Compared from the right, sizes must be equal or one of them 1."


@rule("matmul-shapes", "ValueError", r"matmul: .*size (\d+) is different from (\d+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"A matrix product needs the inner sizes to agree; here {m[2]} meets {m[1]}."


@rule("reshape", "*", r"shape '?\[([^\]]*)\]'? is invalid for input of size (\d+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"Reshaping keeps every number: {m[2]} numbers don't fit the shape ({m[1]})."


@rule("reshape", "ValueError", r"cannot reshape array of size (\d+) into shape (.+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"Reshaping keeps every number: {m[1]} numbers don't fit the shape {m[2].strip()}."


@rule("view-strides", "RuntimeError", r"view size is not compatible with input tensor's size and stride")
def _(c: Context, m: re.Match[str]) -> str:
    return "`view` needs the numbers to lie in memory in that very order, and after a transpose they don't. `reshape` copies when it has to."


@rule("stack-sizes", "RuntimeError", r"stack expects each tensor to be equal size, but got \[([^\]]*)\] at entry 0 and \[([^\]]*)\] at entry (\d+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"`stack` needs equal shapes: entry 0 is ({m[1]}), entry {m[3]} is ({m[2]})."


@rule("scalar", "RuntimeError", r"a Tensor with (\d+) elements cannot be converted to Scalar")
def _(c: Context, m: re.Match[str]) -> str:
    return f"One number is asked for, and the tensor holds {m[1]}. Reduce it first (`.mean()`, `.sum()`), or pick one."


@rule("scalar", "*", r"only (?:one element tensors|length-1 arrays|0-dimensional arrays|integer tensors of a single element) can be converted")
def _(c: Context, m: re.Match[str]) -> str:
    return "One number is asked for, and there are several. Reduce them first, or pick one."


# ---- types and devices -------------------------------------------------------------------------------------------
@rule("dtype", "RuntimeError", r"(?:expected .{0,40}to have the same dtype|expected scalar type (\w+) but found (\w+)|must have the same dtype|to have same dtype|Found dtype (\w+) but expected (\w+))")
def _(c: Context, m: re.Match[str]) -> str:
    kinds = ", ".join(f"`{k}` is {str(v[2]).removeprefix('torch.')}" for k, v in c.tensors().items())
    seen = f" Here {kinds}." if kinds else ""
    return ("The tensors that meet here hold numbers of different types." + seen +
            " Whole numbers become float32 by `.float()`; NumPy's numbers are float64 unless you say otherwise.")


@rule("result-type", "RuntimeError", r"result type (\w+) can't be cast to the desired output type (\w+)")
def _(c: Context, m: re.Match[str]) -> str:
    return f"An in-place operation can't change the type: {m[1]} numbers don't fit into a tensor of type {m[2]}."


@rule("float-only", "RuntimeError", r"Only Tensors of floating point .*can require gradients")
def _(c: Context, m: re.Match[str]) -> str:
    return "Only floating-point tensors can have gradients: write `1.0` instead of `1`, or convert with `.float()`."


@rule("mean-dtype", "*", r"mean\(\): could not infer output dtype|Input dtype must be either a floating point or complex")
def _(c: Context, m: re.Match[str]) -> str:
    return "The mean of whole numbers needs a floating-point tensor: convert with `.float()` first."


@rule("device", "RuntimeError", r"Expected all tensors to be on the same device")
def _(c: Context, m: re.Match[str]) -> str:
    where = ", ".join(f"`{k}` is on {v[3]}" for k, v in c.tensors().items() if v[3])
    return "Tensors that meet in one operation must live on one device." + (f" Here {where}." if where else " Move both with `.to(device)`.")


@rule("memory-gpu", "*", r"CUDA out of memory")
def _(c: Context, m: re.Match[str]) -> str:
    return "The GPU's memory is full. Smaller batches, or `torch.no_grad()` where nothing is learned, need less."


@rule("memory", "MemoryError", "")
def _(c: Context, m: re.Match[str]) -> str:
    return "The program asked for more memory than a check may use. How many numbers does this line make?"


# ---- autograd ----------------------------------------------------------------------------------------------------
@rule("leaf-in-place", "RuntimeError", r"a (?:view of a )?leaf Variable that requires grad is being used in an in-place operation")
def _(c: Context, m: re.Match[str]) -> str:
    return "This line changes a parameter in place while autograd records. Put the update under `with torch.no_grad():`."


@rule("second-backward", "RuntimeError", r"Trying to backward through the graph a second time")
def _(c: Context, m: re.Match[str]) -> str:
    return ("`backward()` has been here before, and the graph was freed behind it. Compute the loss anew in each step; "
            "something kept from an earlier step (a hidden state, a summed loss) still hangs on to the old graph.")


@rule("no-graph", "RuntimeError", r"element 0 of tensors does not require grad and does not have a grad_fn")
def _(c: Context, m: re.Match[str]) -> str:
    return ("`backward()` starts at a value that depends on nothing that requires a gradient. Was it computed under `no_grad`, "
            "cut off by `.item()` or `.detach()`, or made anew?")


@rule("not-scalar", "RuntimeError", r"grad can be implicitly created only for scalar outputs")
def _(c: Context, m: re.Match[str]) -> str:
    return "`backward()` needs one number to start from, and this is a whole tensor. Take the mean or the sum first."


@rule("in-place-needed", "RuntimeError", r"one of the variables needed for gradient computation has been modified by an inplace operation")
def _(c: Context, m: re.Match[str]) -> str:
    return "A value that `backward()` still needs was overwritten in place (`+=`, or a name ending in `_`). Make a new tensor instead."


@rule("numpy-grad", "RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad")
def _(c: Context, m: re.Match[str]) -> str:
    return "NumPy can't follow gradients. Cut the tensor off first: `.detach().numpy()`, or `.item()` for one number."


@rule("unused", "RuntimeError", r"differentiated Tensors? .*appears to not have been used in the graph")
def _(c: Context, m: re.Match[str]) -> str:
    return "The result does not depend on one of the tensors whose gradient is asked for."


@rule("empty-parameters", "ValueError", r"optimizer got an empty parameter list")
def _(c: Context, m: re.Match[str]) -> str:
    return "The optimizer was given no parameters. A generator is empty after its first use, and layers in a plain list are not seen by their module."


@rule("target-range", "*", r"Target (-?\d+) is out of bounds")
def _(c: Context, m: re.Match[str]) -> str:
    return f"A label says class {m[1]}, and the model has no output for it. Labels go from 0 to the number of classes - 1."
