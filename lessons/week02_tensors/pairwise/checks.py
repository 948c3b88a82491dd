"""Tables with all sizes different, then square; in float32 with rows that are equal, where rounding must not go below 0."""

from typing import Any

import torch

from runners.checking import Trial, check, far
from runners.checking.conversation import Handle

F64 = torch.float64


@far
def slopes(f, a, b):
    """The gradients of the result's weighted sum, or why there are none."""
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    result = f(a, b)
    if not isinstance(result, torch.Tensor) or not result.requires_grad:
        return result if result is None else "nothing that a slope could flow back from"
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return [a.grad, b.grad]


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        kind = got.kind.split(".")[-1] if isinstance(got, Handle) else type(got).__name__
        t.close(f"a {kind}", "a tensor", what, means="Asked is one tensor.")


def sizes(t: Trial) -> list[tuple[int, int, int]]:
    """n, m, d: all different in both orders, square, with a 1 in every place."""
    n, m, d = t.random.sample(range(2, 8), 3)
    return [(n, m, d), (m, n, d), (n, n, d), (n, n, n), (n, m, 1), (1, m, d), (n, 1, d), (n, d, d)]


@check("the table holds every pair")
def table(t: Trial) -> None:
    for n, m, d in sizes(t):
        a, b = 2 * t.randn(n, d, dtype=F64), 2 * t.randn(m, d, dtype=F64)
        got, what = t.call("pairwise_sq", a, b), f"pairwise_sq for a {(n, d)} and b {(m, d)}"
        tensor(t, got, what)
        t.same(got, what, means=f"At [i, j] stands the squared distance of row i of a from row j of b: the squares of their {d} differences, added up. "
               f"Shape {(n, m)}.")


@check("no squared distance is below 0")
def negative(t: Trial) -> None:
    a = 3 * t.randn(40, 7)
    got = t.call("pairwise_sq", a, a.clone())
    if isinstance(got, torch.Tensor):
        t.close("some are below 0" if bool((got < 0).any()) else "none is below 0", "none is below 0", "the squared distances of 40 rows from themselves, in float32",
                means="A square is never negative, but rounding can make it so. Square the differences, or raise what is below 0 with `.clamp(min=0)`.")
    t.same(got, "pairwise_sq of 40 rows and the same 40 rows, in float32", atol=1e-3, means="Row i against row i is 0, and the table is symmetric.")


@check("slopes flow back to both tensors")
def flow(t: Trial) -> None:
    n, m, d = t.random.sample(range(2, 6), 3)
    t.same(t.call(slopes, t.name("pairwise_sq"), t.put(t.randn(n, d, dtype=F64)), t.put(t.randn(m, d, dtype=F64))), "the slopes of pairwise_sq",
           means="The table is computed from a and b, so that slopes can flow back to each of them.")


@check("nearest is the place of the smallest distance")
def places(t: Trial) -> None:
    for n, m, d in sizes(t):
        a, b = 2 * t.randn(n, d, dtype=F64), 2 * t.randn(m, d, dtype=F64)
        got, what = t.call("nearest", a, b), f"nearest for a {(n, d)} and b {(m, d)}"
        tensor(t, got, what)
        t.same(got, what, dtype=True, means=f"For each of the {n} rows of a: the place, from 0 to {m - 1}, of the row of b that is nearest. Whole numbers, int64.")


@check("of rows that are equally near any will do")
def ties(t: Trial) -> None:
    n, d = t.random.sample(range(2, 7), 2)
    a, b = t.randn(n, d, dtype=F64), t.randn(3, d, dtype=F64)
    b = b.repeat(2, 1)
    got = t.call("nearest", a, b)
    table = torch.cdist(a, b)
    good = isinstance(got, torch.Tensor) and got.shape == (n,) and got.dtype == torch.int64 and bool(((got >= 0) & (got < len(b))).all())
    t.close(table[torch.arange(n), got] if good else got, table.min(1).values, "the distances of the rows that nearest names, where b holds each row twice",
            means="Of two rows of b that are equally near either may be named, and no other.")
