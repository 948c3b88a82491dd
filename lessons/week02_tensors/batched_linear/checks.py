"""Values and slopes in float64; all sizes different, then square ones, on which wrong axes raise no error."""

from typing import Any

import torch

from runners.checking import Trial, check, far

F64 = torch.float64


@far
def apart(f, *args):
    """The answer for inputs whose numbers do not lie in a row in memory."""
    return f(*(a if a is None or a.dim() < 2 else a.mT.contiguous().mT for a in args))


@far
def slopes(f, *args):
    """The gradient of the result's weighted sum for every argument, or why there is none."""
    tensors = [a.clone().requires_grad_() for a in args]
    result = f(*tensors)
    if not isinstance(result, torch.Tensor) or not result.requires_grad:
        return result if result is None else "nothing that a slope could flow back from"
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return [t.grad for t in tensors]


def of(t: Trial, *shape: int) -> torch.Tensor:
    return t.randn(*shape, dtype=F64)


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what, means="Asked is one tensor.")


def fronts(t: Trial, d: int) -> list[tuple[int, ...]]:
    """What may stand in front: ranks 1 to 4, one row, none at all, and as many as there are columns."""
    n, m = t.random.sample([k for k in range(2, 7) if k != d], 2)
    return [(n,), (), (m, n), (2, m, n), (1,), (0,), (d,), (d, d), (1, n)]


def line(t: Trial, shapes: list[tuple[int, ...]], d: int, k: int, biased: bool) -> None:
    for front in shapes:
        x, w, b = of(t, *front, d), of(t, k, d), of(t, k) if biased else None
        got = t.call("linear", x, w, b)
        what = f"linear for x {(*front, d)}, w {(k, d)} and {f'b {(k,)}' if biased else 'b = None'}"
        tensor(t, got, what)
        t.same(got, what, means=f"For each x there are {k} numbers: its product with every row of w"
               + (", plus the bias of that row." if biased else ". Without a bias nothing is added.") + f" Shape {(*front, k)}.")


@check("linear works for any number of axes")
def layers(t: Trial) -> None:
    d, k = t.random.sample(range(2, 7), 2)
    line(t, [(k,), *fronts(t, d)], d, k, True)              # k rows: a bias that lies along the rows raises no error
    line(t, [(3,), (), (4, 3)], 1, 2, True)
    line(t, [(3,), (), (4, 3)], 2, 1, True)


@check("linear adds the bias to the last axis, also where another one has its size")
def square(t: Trial) -> None:
    n = t.random.randint(2, 5)
    line(t, [(n,), (n, n), ()], n, n, True)


@check("linear can do without a bias")
def unbiased(t: Trial) -> None:
    d, k = t.random.sample(range(2, 7), 2)
    line(t, fronts(t, d)[:4], d, k, False)


@check("quadratic gives one number for each x")
def forms(t: Trial) -> None:
    d = t.random.randint(3, 6)
    for front in fronts(t, d):
        x, a = of(t, *front, d), of(t, d, d)
        got = t.call("quadratic", x, a)
        what = f"quadratic for x {(*front, d)} and a {(d, d)}"
        tensor(t, got, what)
        t.same(got, what, means=f"Each x of {d} numbers gives one: x times a, times the same x. Shape {front}.")
    x, a = of(t, 4, 1), of(t, 1, 1)
    t.same(t.call("quadratic", x, a), "quadratic for x (4, 1) and a (1, 1)", means="Each x gives one number: here x² · a.")


@check("every row of q meets every row of k, within its batch")
def scores(t: Trial) -> None:
    b, n, m, d = t.random.sample(range(2, 7), 4)
    for q, k in (((n, n, n), (n, n, n)), ((b, n, d), (b, n, d)), ((b, n, d), (b, m, d)), ((1, n, d), (1, m, d)), ((b, n, 1), (b, m, 1)),
                 ((b, 1, d), (b, m, d)), ((0, n, d), (0, m, d))):
        got = t.call("bilinear_scores", of(t, *q), of(t, *k))
        what = f"bilinear_scores for q {q} and k {k}"
        tensor(t, got, what)
        t.same(got, what, means=f"At [i, j, l] stands the product of row j of q with row l of k, both of batch i. Shape {(q[0], q[1], k[1])}.")


@check("numbers may lie anywhere in memory, and slopes flow back")
def anywhere(t: Trial) -> None:
    b, n, m, d = t.random.sample(range(2, 6), 4)
    cases = (("linear", (of(t, b, n, d), of(t, n, d), of(t, n))), ("quadratic", (of(t, 2, b, n, d), of(t, d, d))),
             ("bilinear_scores", (of(t, m, m, m), of(t, m, m, m))))
    for name, args in cases:
        put = [t.put(a) for a in args]
        t.same(t.call(apart, t.name(name), *put), f"{name} for transposed tensors",
               means="A transposed tensor lies in another order in memory. `view` refuses it; `reshape`, `@` and sums do not care.")
        t.same(t.call(slopes, t.name(name), *put), f"the slopes of {name}",
               means="The result is computed from all arguments, so that slopes can flow back to each of them.")
