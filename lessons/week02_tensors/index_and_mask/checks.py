"""Tables with n and k different, then equal: on a square one a wrong axis raises no error. Of tied rows any will do."""

from typing import Any

import torch

from runners.checking import Trial, check, far

F64 = torch.float64


@far
def slopes(pick, x, labels):
    """The gradient of the result's weighted sum, or why there is none."""
    x = x.clone().requires_grad_()
    result = pick(x, labels)
    if not isinstance(result, torch.Tensor) or not result.requires_grad:
        return result if result is None else "nothing that a slope could flow back from"
    weights = torch.arange(1, result.numel() + 1, dtype=result.dtype).reshape(result.shape)
    (result * weights).sum().backward()
    return x.grad


def tensor(t: Trial, got: Any, what: str) -> None:
    if got is not None and not isinstance(got, torch.Tensor):
        t.close(f"a {type(got).__name__}", "a tensor", what, means="Asked is one tensor.")


@check("pick takes one number of each row")
def picked(t: Trial) -> None:
    n, k = t.random.sample(range(3, 8), 2)
    for rows, classes in ((n, k), (k, n), (n, n), (1, k), (n, 1)):
        logits, labels = t.randn(rows, classes, dtype=F64), t.ints(0, classes, rows)
        got, what = t.call("pick", logits, labels), f"pick for logits {(rows, classes)} and labels {labels.tolist()}"
        tensor(t, got, what)
        t.same(got, what, means=f"Row i gives its number at place labels[i], and nothing else: {rows} rows, {rows} numbers.")


@check("slopes flow back to the picked places")
def flow(t: Trial) -> None:
    n, k = t.random.sample(range(3, 8), 2)
    t.same(t.call(slopes, t.name("pick"), t.put(t.randn(n, k, dtype=F64)), t.put(t.ints(0, k, n))), "the slopes of pick",
           means="What you return must come from `logits` by indexing, so that `backward()` can go back to the picked places.")


@check("top_rows gives whole rows, the highest score first")
def top(t: Trial) -> None:
    n, d = t.random.sample(range(4, 8), 2)
    for rows, width, m in ((n, d, 2), (n, d, 3), (n, n, 3), (n, d, n), (n, 1, 2), (n, d, 1), (1, d, 1)):
        x, score = t.randn(rows, width, dtype=F64), torch.randperm(rows, generator=t.generator).to(F64) - 2
        got, what = t.call("top_rows", x, score, m), f"top_rows for x {(rows, width)}, score {score.int().tolist()} and m = {m}"
        tensor(t, got, what)
        t.same(got, what, means="Find the places of the m highest scores, highest first, and take these rows of x.")


@check("of rows with equal scores any will do")
def ties(t: Trial) -> None:
    n = t.random.randint(6, 9)
    m = t.random.randint(2, n - 2)
    score, x = t.ints(0, 3, n).to(F64), torch.arange(2 * n, dtype=F64).reshape(n, 2)
    got = t.call("top_rows", x, score, m)
    rows, told = x.tolist(), got.tolist() if isinstance(got, torch.Tensor) else got
    if isinstance(told, list) and all(row in rows for row in told):
        places = [rows.index(row) for row in told]
        told = "a row that came twice" if len(set(places)) < len(places) else score[places].int().tolist()
    t.close(told, sorted(score.int().tolist(), reverse=True)[:m], f"the scores of the rows that top_rows gives for score {score.int().tolist()} and m = {m}",
            means=f"Also where scores are equal, exactly {m} different rows are asked, the highest scores first.")


@check("mask_mean is the mean of the rows that are kept")
def mean(t: Trial) -> None:
    n, d = t.random.sample(range(3, 8), 2)
    for rows, width, kept in ((n, d, 2), (n, d, 1), (n, n, 2), (n, d, n), (n, 1, n - 1), (1, d, 1)):
        x, keep = t.randn(rows, width, dtype=F64), torch.randperm(rows, generator=t.generator) < kept
        got, what = t.call("mask_mean", x, keep), f"mask_mean for x {(rows, width)}, of which {kept} rows are kept"
        tensor(t, got, what)
        t.same(got, what, means=f"Each of the {width} columns gives one number: its mean over the rows that are kept.")


@check("no row kept gives zeros")
def nothing(t: Trial) -> None:
    n, d = t.random.sample(range(2, 7), 2)
    for rows, width in ((n, d), (n, 1), (0, d)):
        got, what = t.call("mask_mean", t.randn(rows, width, dtype=F64), torch.zeros(rows, dtype=torch.bool)), f"mask_mean for x {(rows, width)}, of which no row is kept"
        tensor(t, got, what)
        t.same(got, what, means=f"Where no row is kept the task asks for zeros, one for each of the {width} columns.")


@check("one_hot puts a 1 at the place of the label")
def hot(t: Trial) -> None:
    n, k = t.random.sample(range(3, 8), 2)
    for rows, classes, highest in ((n, k, k), (k, n, n), (n, n, n), (n, k, k - 1), (1, k, k), (n, 1, 1)):
        labels = t.ints(0, highest, rows)
        got, what = t.call("one_hot", labels, classes), f"one_hot for labels {labels.tolist()} and k = {classes}"
        tensor(t, got, what)
        if isinstance(got, torch.Tensor):
            t.close(str(got.dtype).removeprefix("torch."), "float32", f"the dtype of {what}", means="Asked are floats, as a network wants them: `.float()`.")
            got = got.double()
        t.same(got, what, means=f"A row for each label, with {classes} numbers: a 1 at the place of the label, 0 elsewhere.")
