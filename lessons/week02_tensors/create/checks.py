"""Shape, dtype and values decide. The device is asked about on `meta`, which every machine has, and on a GPU where there is one."""

from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

DTYPES = ("float32", "float64", "int64", "uint8", "bool", "float16")


@far
def likened(like_but_ones, shape, dtype):
    """What it makes of a tensor on each device that is there: [device and dtype of the tensor, and of the result, and its shape]."""
    found = []
    for device in ["meta", *(["cuda:0"] if torch.cuda.is_available() else [])]:
        t = torch.zeros(shape, dtype=getattr(torch, dtype), device=device)
        ones = like_but_ones(t)
        if not isinstance(ones, torch.Tensor):
            return ones if ones is None else f"a {type(ones).__name__}"
        found.append([device, dtype, str(ones.device), str(ones.dtype).removeprefix("torch."), list(ones.shape)])
    return found


def told(rows: list[list[Any]]) -> str:
    text = str(rows)
    return text if len(text) < 90 else f"{len(rows)} rows"


def judged(t: Trial, got: Any, what: str, means: str) -> None:
    """The value, that it is a tensor, and its dtype, one after the other."""
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what, means="Asked is a single tensor: `torch.Tensor`, made by one of PyTorch's functions.")
    t.same(got, what, means=means)
    if isinstance(got, torch.Tensor):
        t.same(str(got.dtype), f"the dtype of {what}", means="The numbers are right, and their dtype is another one. The task says which is asked.")


@check("from_rows keeps numbers and finds the dtype")
def rows(t: Trial) -> None:
    h, w = t.random.sample(range(2, 6), 2)
    whole = t.ints(-9, 10, h, w).tolist()
    floats = (t.ints(-40, 41, w, h) / 8).tolist()
    mixed = [[0.5, *range(w)], *([i + 1] * (w + 1) for i in range(h))]
    truths = (t.ints(0, 2, 1, w) > 0).tolist()
    for numbers in (whole, floats, mixed, [[t.random.randint(2, 9)]], truths):
        judged(t, t.call("from_rows", numbers), f"from_rows({told(numbers)})", "Every row of the list is a row of the tensor.")


@check("rows of different lengths are refused")
def ragged(t: Trial) -> None:
    n = t.random.randint(2, 4)
    for lengths in ((n, n + 1), (n, n - 1, n), (1, n + 1)):
        numbers = [[t.random.randint(1, 9) for _ in range(k)] for k in lengths]
        got = t.outcome("from_rows", numbers)
        own = isinstance(got, Raised) and "ValueError" in got.types
        t.close("raises a ValueError" if own else got, "raises a ValueError", f"from_rows({numbers})",
                means="A tensor has one length for each axis. Rows of different lengths have none: raise a `ValueError`, as `torch.tensor` does.")


@check("a border has ones along its edges only")
def edges(t: Trial) -> None:
    h, w = t.random.sample(range(3, 8), 2)
    for size in ((h, w), (w, h), (1, w), (h, 1), (2, w), (3, w), (1, 1)):
        judged(t, t.call("border", *size), f"border{size}", "h rows and w columns. The first and the last row, the first and the last column are 1.")


@check("a countdown ends with 1")
def down(t: Trial) -> None:
    for n in (t.random.randint(3, 9), 1, 2, t.random.randint(10, 40), 0):
        judged(t, t.call("countdown", n), f"countdown({n})", "n numbers, from n down to 1, both included.")


@check("identity matrices lie on each other")
def identities(t: Trial) -> None:
    b, n = t.random.sample(range(2, 6), 2)
    for size in ((b, n), (n, b), (1, n), (b, 1)):
        judged(t, t.call("identity_stack", *size), f"identity_stack{size}",
               "Shape (b, n, n): the first axis counts the matrices. Each has 1 on its diagonal, 0 elsewhere.")


@check("like_but_ones keeps shape and dtype")
def alike(t: Trial) -> None:
    h, w = t.random.sample(range(2, 6), 2)
    for dtype in DTYPES:
        for shape in ((h, w), (1,), (2, 1, h)):
            given = (9 * t.rand(*shape) - 3).clamp_min(0).to(getattr(torch, dtype))
            judged(t, t.call("like_but_ones", given), f"like_but_ones of {dtype}, shape {shape}",
                   "As many ones as t has numbers, in the shape of t.")


@check("like_but_ones stays on the device of t")
def device(t: Trial) -> None:
    shape = [t.random.randint(2, 5), t.random.randint(2, 5)]
    for dtype in ("float64", "int64"):
        got = t.call(likened, t.name("like_but_ones"), shape, dtype)
        if not isinstance(got, list):
            t.close(got, "a tensor", "what like_but_ones returns")
            continue
        for asked, kind, where, dtype_there, size in got:
            t.close([where, dtype_there, size], [asked, kind, shape], f"device, dtype and shape, for a {kind} tensor on `{asked}`",
                    means="A tensor that is like t lies where t lies. (`meta` is a device that every machine has: its tensors have a shape and a "
                          "dtype, and no numbers.)")
