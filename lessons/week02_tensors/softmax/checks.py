"""Small numbers along every axis, then numbers whose exponential is no number any more, far apart from row to row."""

from typing import Any

import torch

from runners.checking import Trial, check, far

F64 = torch.float64
INF = float("inf")
FLOAT32 = {"rtol": 2e-3, "atol": 1e-4}       # float32 numbers around 10,000 are 0.001 apart


@far
def slopes(f, x, *more):
    """The gradient of the result's weighted sum, or why there is none."""
    x = x.clone().requires_grad_()
    result = f(x, *more)
    if not isinstance(result, torch.Tensor) or not result.requires_grad:
        return result if result is None else "nothing that a slope could flow back from"
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return x.grad


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what, means="Asked is a tensor. A plain number has no slope that could flow back.")


def axes(t: Trial) -> list[tuple[tuple[int, ...], int]]:
    """Shapes of one to four axes, and an axis of each: from the front, from the end, on a square."""
    a, b, c = t.random.sample(range(2, 7), 3)
    return [((a, b), 1), ((a, b), 0), ((b,), 0), ((c, c), 0), ((c, c), 1), ((a, b, c), 1), ((a, b, c), -1), ((a, b, c), -3), ((2, a, 1, b), 2), ((2, a, 1, b), -1)]


SHARES = "Along `dim`, and along no other axis: exp(x) divided by the sum of exp(x). Keep that axis, so that the sum fits x."
SUMS = "Along `dim`, and along no other axis: the logarithm of the sum of exp(x). That axis goes away."
LARGE = "exp(1000) is no float any more, and exp(-1000) is 0. Subtract the maximum along `dim` first: the largest exponential is then 1."


@check("softmax gives shares along the axis")
def shares(t: Trial) -> None:
    for shape, dim in axes(t):
        got, what = t.call("softmax", t.randn(*shape, dtype=F64), dim), f"softmax of shape {shape} along dim = {dim}"
        tensor(t, got, what)
        t.same(got, what, means=SHARES)


@check("softmax survives large numbers")
def large(t: Trial) -> None:
    n, k = t.random.sample(range(3, 7), 2)
    far_apart = torch.tensor([10_000.0, -10_000.0, 0.0, 700.0, -700.0, 90.0, 1.0], dtype=F64)
    for dtype, near in ((F64, {}), (torch.float32, FLOAT32)):
        x = (t.randn(n, k, dtype=F64) + far_apart[:n, None]).to(dtype)
        t.same(t.call("softmax", x, 1), f"softmax along dim = 1 of rows around {far_apart[:n].int().tolist()}", **near, means=LARGE)
        t.same(t.call("softmax", x.T, 0), f"softmax along dim = 0 of columns around {far_apart[:n].int().tolist()}", **near, means=LARGE)
    x = torch.tensor([[-INF, 1.0, 2.0], [0.0, -INF, -INF]], dtype=F64)
    t.same(t.call("softmax", x, 1), "softmax of [[-inf, 1, 2], [0, -inf, -inf]] along dim = 1", means="exp(-inf) is 0: that place gets nothing, the others share.")


@check("logsumexp sums along the axis")
def sums(t: Trial) -> None:
    for shape, dim in axes(t):
        got, what = t.call("logsumexp", t.randn(*shape, dtype=F64), dim), f"logsumexp of shape {shape} along dim = {dim}"
        tensor(t, got, what)
        t.same(got, what, means=SUMS)


@check("logsumexp survives large numbers")
def sums_large(t: Trial) -> None:
    n, k = t.random.sample(range(3, 7), 2)
    far_apart = torch.tensor([10_000.0, -10_000.0, 0.0, 700.0, -700.0, 90.0, 1.0], dtype=F64)
    for dtype, near in ((F64, {}), (torch.float32, FLOAT32)):
        x = (t.randn(n, k, dtype=F64) + far_apart[:n, None]).to(dtype)
        t.same(t.call("logsumexp", x, 1), f"logsumexp along dim = 1 of rows around {far_apart[:n].int().tolist()}", **near, means=LARGE + " It is added back afterwards.")
    x = torch.tensor([[-INF, 1.0, 2.0], [0.0, -INF, -INF]], dtype=F64)
    t.same(t.call("logsumexp", x, 1), "logsumexp of [[-inf, 1, 2], [0, -inf, -inf]] along dim = 1", means="exp(-inf) is 0 and adds nothing to the sum.")


@check("cross_entropy is the mean loss of the rows")
def loss(t: Trial) -> None:
    n, k = t.random.sample(range(3, 8), 2)
    for rows, classes in ((n, k), (k, n), (n, n), (1, k), (n, 1)):
        logits, labels = 2 * t.randn(rows, classes, dtype=F64), t.ints(0, classes, rows)
        got, what = t.call("cross_entropy", logits, labels), f"cross_entropy for logits {(rows, classes)} and labels {labels.tolist()}"
        tensor(t, got, what)
        t.same(got, what, means="Of each row: its logsumexp, less its number at the label's place. Then the mean over the rows, a 0-d tensor.")


@check("cross_entropy survives a network that is sure and wrong")
def sure(t: Trial) -> None:
    high = float(t.random.choice([500, 1000, 2000]))
    logits = torch.tensor([[high, 0.0]])
    for label in (0, 1):
        t.same(t.call("cross_entropy", logits, torch.tensor([label])), f"cross_entropy of [[{high:.0f}, 0]] with label {label}",
               means="A share of 0 has the logarithm -inf. Never take the logarithm of a share: subtract the number at the label from the logsumexp.")
    n, k = t.random.sample(range(3, 7), 2)
    logits, labels = 300 * t.randn(n, k), t.ints(0, k, n)
    t.same(t.call("cross_entropy", logits, labels), f"cross_entropy of logits {(n, k)} of several hundreds", means=LARGE)


@check("slopes flow back")
def flow(t: Trial) -> None:
    n, k = t.random.sample(range(2, 6), 2)
    x = 2 * t.randn(n, k, dtype=F64)
    for name, more in (("softmax", (0,)), ("logsumexp", (1,)), ("cross_entropy", (t.ints(0, k, n),))):
        t.same(t.call(slopes, t.name(name), t.put(x), *(t.put(m) if isinstance(m, torch.Tensor) else m for m in more)), f"the slopes of {name}",
               means="The result is computed from x, so that slopes can flow back to it.")
