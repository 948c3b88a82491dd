"""Every number is another one, so that each shows where it went; all sizes differ, then all are equal."""

from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

RAISES = "raises a ValueError"


@far
def apart(f, x, *more):
    """The answer for a tensor whose numbers lie in another order in memory than its shape says."""
    axes = list(range(x.dim()))[::-1]
    return f(x.permute(axes).contiguous().permute(axes), *more)


@far
def merged_again(split, merge, x, h):
    return merge(split(x, h))


def numbered(t: Trial, *shape: int) -> torch.Tensor:
    """As many different numbers as there are places."""
    n = torch.Size(shape).numel()
    start = t.random.randint(0, 50)
    return torch.arange(start, start + n).reshape(shape).to(t.random.choice([torch.int64, torch.float32]))


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what, means="Asked is one tensor.")


@check("the channels come first, and every point keeps its colours")
def channels(t: Trial) -> None:
    h, w, c = t.random.sample(range(2, 6), 3)
    for shape in ((h, w, c), (w, h, c), (h, w, 1), (1, w, c), (h, h, h)):
        got = t.call("hwc_to_chw", numbered(t, *shape))
        tensor(t, got, f"hwc_to_chw for {shape}")
        t.same(got, f"hwc_to_chw for a picture {shape}", dtype=True,
               means="At [channel, row, column] stands what was at [row, column, channel]. The axis has to move: `permute`.")


@check("heads are cut from the last axis, then moved")
def heads(t: Trial) -> None:
    b, h, n, k = t.random.sample(range(2, 6), 4)
    for shape, count in (((b, n, h * k), h), ((b, n, k * h), k), ((1, n, h), h), ((b, n, k), 1), ((b, 1, h * k), h), ((h, h, h * h), h)):
        got = t.call("split_heads", numbered(t, *shape), count)
        tensor(t, got, f"split_heads for {shape}")
        t.same(got, f"split_heads for {shape} with h = {count}", dtype=True,
               means="Head i of a word holds the i-th piece of its numbers, next to each other as before. Cut the last axis first, then move.")


@check("d that h does not divide is refused")
def refused(t: Trial) -> None:
    h = t.random.randint(2, 5)
    t.true(not isinstance(t.outcome("split_heads", numbered(t, 2, 3, 2 * h), h), Raised), f"{2 * h} numbers in {h} heads are accepted",
           "they are refused", means="Only what can't be divided is refused.")
    for d in (2 * h + 1, 3 * h - 1, 1):
        shape = (2, h * t.random.randint(1, 2), d)
        got = t.outcome("split_heads", numbered(t, *shape), h)
        own = isinstance(got, Raised) and "ValueError" in got.types
        means = f"{d} numbers can't be cut in {h} heads of one size: raise a `ValueError`."
        if isinstance(got, Raised) and not own:
            means = f"You stop with a `{got.types[0]}`, deep in a computation. Look at `d % h` first, and raise a `ValueError`."
        t.close(RAISES if own else got, RAISES, f"split_heads for {shape} with h = {h}", means=means)


@check("merging puts the heads side by side again")
def merge(t: Trial) -> None:
    b, h, n, k = t.random.sample(range(2, 6), 4)
    for shape in ((b, h, n, k), (b, n, h, k), (1, h, n, 1), (b, 1, n, k), (b, h, 1, k), (h, h, h, h)):
        got = t.call("merge_heads", numbered(t, *shape))
        tensor(t, got, f"merge_heads for {shape}")
        t.same(got, f"merge_heads for {shape}", dtype=True,
               means="The pieces of one word come together again, head after head: move h back behind t, then join the last two axes.")
    x = numbered(t, b, n, h * k)
    t.close(t.call(merged_again, t.name("split_heads"), t.name("merge_heads"), t.put(x), h), x, f"{tuple(x.shape)}, split in {h} heads and merged again",
            means="Merging undoes splitting: every number comes back to its place.")


@check("flattening leaves the batch alone")
def flat(t: Trial) -> None:
    b, n, m, k = t.random.sample(range(2, 6), 4)
    for shape in ((b, n, m), (b, n, m, k), (b, n), (1, n, m), (b, 1), (b, b, b)):
        got = t.call("flatten_batch", numbered(t, *shape))
        tensor(t, got, f"flatten_batch for {shape}")
        t.same(got, f"flatten_batch for {shape}", dtype=True,
               means=f"Each of the {shape[0]} entries of the batch becomes one row: everything behind the first axis is laid in one.")


@check("any order in memory will do")
def anywhere(t: Trial) -> None:
    b, h, n, k = t.random.sample(range(2, 6), 4)
    means = "These numbers lie in another order in memory. `view` can't cope with that; `reshape` copies where it has to."
    for name, shape, more in (("hwc_to_chw", (b, n, k), ()), ("split_heads", (b, n, h * k), (h,)), ("merge_heads", (b, h, n, k), ()),
                              ("flatten_batch", (b, h, n, k), ())):
        t.same(t.call(apart, t.name(name), t.put(numbered(t, *shape)), *more), f"{name} for a permuted tensor {shape}", means=means)


@check("a batch may be empty")
def empty(t: Trial) -> None:
    h, n, k = t.random.sample(range(2, 6), 3)
    for name, shape, more in (("split_heads", (0, n, h * k), (h,)), ("merge_heads", (0, h, n, k), ()), ("flatten_batch", (0, n, k), ())):
        t.same(t.call(name, torch.zeros(shape), *more), f"{name} for {shape}",
               means="No entries in, no entries out: the other sizes are the same as ever.")
