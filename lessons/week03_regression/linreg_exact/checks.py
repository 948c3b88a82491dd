"""In float64 the best line is one line: its weights decide. Where columns are nearly equal, its predictions do."""

from typing import Any

import torch

from runners.checking import LearnerRaised, Raised, Trial, check

F64 = torch.float64
Points = tuple[torch.Tensor, torch.Tensor]


def plane(t: Trial, x: torch.Tensor, noise: float = 0.0) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Weights and a bias, none of them near 0, and what they make of x."""
    d = x.shape[1]
    w = (1 + 2 * t.rand(d, dtype=F64)) * (2 * t.ints(0, 2, d) - 1)
    b = torch.tensor(t.random.choice([-1, 1]) * t.random.uniform(3, 6), dtype=F64)
    return w, b, x @ w + b + noise * t.randn(len(x), dtype=F64)


def kinds(found: Any) -> str:
    if isinstance(found, (list, tuple)):
        return "a pair or list of these types: " + ", ".join(type(part).__name__ for part in found)
    return f"one {type(found).__name__}"


def fit(t: Trial, x: torch.Tensor, y: torch.Tensor) -> Points | None:
    """The learner's weights and bias, if they have the right type and shapes."""
    found = t.call("fit_exact", x, y)
    if found is None:
        t.close(found, "w and b", "what fit_exact returns")
        return None
    if not (isinstance(found, (list, tuple)) and len(found) == 2 and all(isinstance(part, torch.Tensor) for part in found)):
        t.close(kinds(found), "two tensors, w and b", "what fit_exact returns",
                means="Return the weights and the bias, as two tensors. What `torch.linalg.lstsq` gives back holds several things; the "
                      "numbers are in its `.solution`.")
        return None
    w, b = found
    if w.dtype != x.dtype:
        t.close(str(w.dtype), str(x.dtype), "the type of w",
                means="Compute in the type of `x`: a float32 has seven figures, a float64 sixteen.")
        return None
    d = x.shape[1]
    right = t.close([list(w.shape), list(b.shape)], [[d], []], f"the shapes of w and b for x of shape {tuple(x.shape)}",
                    means=f"One weight for each of the {d} columns, shape ({d},), and one bias, a tensor of shape ().")
    return (w, b) if right else None


@check("points on a line give back the line")
def noiseless(t: Trial) -> None:
    for d in (1, 2, 3, 5):
        x = t.randn(d + t.random.randint(4, 9), d, dtype=F64)
        w, b, y = plane(t, x)
        found = fit(t, x, y)
        if found:
            t.close(torch.cat([found[0], found[1].reshape(1)]), torch.cat([w, b.reshape(1)]), f"the {d + 1} numbers w and b", atol=1e-8,
                    means="The points lie on a line without any noise, so that the best line is that line.")


@check("of all lines it has the smallest squared errors")
def best(t: Trial) -> None:
    for n, d in ((12, 1), (9, 2), (30, 4)):
        x = 1 + 2 * t.randn(n, d, dtype=F64)
        *_, y = plane(t, x, noise=1.0)
        found = fit(t, x, y)
        if found:
            left = y - (x @ found[0] + found[1])
            sums = torch.cat([x.T @ left, left.sum().reshape(1)])
            t.close(sums, torch.zeros(d + 1, dtype=F64), "x.T @ residuals, and their sum", atol=1e-7,
                    means="A residual is what is left over, y minus the prediction. At the best line no column of x, nor a shift, can "
                          "explain anything of the residuals any more: these sums are all 0.")


@check("columns that are nearly equal do no harm")
def collinear(t: Trial) -> None:
    wrong = "the predictions are off"
    for _ in range(4):
        x = t.randn(40, 3, dtype=F64)
        x[:, 2] = x[:, 1] + 1e-7 * t.randn(40, dtype=F64)
        *_, y = plane(t, x)
        try:
            found = fit(t, x, y)
        except LearnerRaised as e:
            if not any("LinAlg" in kind for kind in e.raised.types):
                raise
            found = e.raised
        if found is None:
            continue
        off = float("inf") if isinstance(found, Raised) else (x @ found[0] + found[1] - y).abs().max().item()
        t.true(off < 1e-4, "all points lie on the line that is found", "it is so" if off < 1e-4 else wrong,
               means="The last two columns differ by less than a millionth. "
                     + ("No line came out at all. " if isinstance(found, Raised) else f"Your predictions are off by up to {off:.2g}. ")
                     + "Many weights would do nearly as well, and a matrix that is all but singular was inverted to choose among them.")


@check("a prediction is the weighted sum of a row, plus the bias")
def predictions(t: Trial) -> None:
    for n, d in ((6, 3), (4, 1), (1, 5)):
        w, b = t.randn(d, dtype=F64), 3 + t.rand(1, dtype=F64)[0]
        x = t.randn(n, d, dtype=F64)
        t.close(t.call("predict", x, w, b), x @ w + b, f"predict for x of shape {(n, d)}",
                means=f"Each of the {n} rows gets one number: the sum of its entries times their weights, plus the bias.")


@check("r2 is 1 for perfect, 0 for the mean, and below 0 for worse")
def share(t: Trial) -> None:
    y = 2 + 3 * t.randn(t.random.randint(5, 12), dtype=F64)
    t.close(t.call("r2", y, y), 1.0, "r2 of perfect predictions", means="Nothing is left over: the share explained is 1.")
    mean = torch.full_like(y, y.mean().item())
    t.close(t.call("r2", y, mean), 0.0, "r2 where the mean is predicted for all",
            means="Whoever answers the mean to everything explains nothing: 0 is the answer.")
    t.close(t.call("r2", y, y + 2), 1 - 4 * len(y) / ((y - mean) ** 2).sum().item(), "r2 where each prediction is too high by 2",
            means="The residuals count as they are, also if all are alike: their squares are compared with those of y minus its mean.")
    t.close(t.call("r2", y, 2 * mean - y), -3.0, "r2 where each prediction is as far on the wrong side of the mean",
            means="Each residual is twice as large as y minus its mean, its square four times: 1 minus 4 is -3. Nothing is cut off at 0.")
    for size in (0.3, 5.0):
        bad = y + size * t.randn(len(y), dtype=F64)
        truth = 1 - ((y - bad) ** 2).sum().item() / ((y - mean) ** 2).sum().item()
        t.close(t.call("r2", y, bad), truth, f"r2 of predictions with an error of about {size:g}",
                means="r2 is 1 minus the ratio of two sums of squares: of what is left over, and of y minus its mean.")


@check("a column of predictions counts like a row of them")
def columns(t: Trial) -> None:
    y = t.randn(t.random.randint(4, 9), dtype=F64)
    yhat = y + 0.5 * t.randn(len(y), dtype=F64)
    truth = 1 - ((y - yhat) ** 2).sum().item() / ((y - y.mean()) ** 2).sum().item()
    for p, q in ((y, yhat[:, None]), (y[:, None], yhat), (y[:, None], yhat[:, None])):
        t.close(t.call("r2", p, q), truth, f"r2 of shapes {tuple(p.shape)} and {tuple(q.shape)}",
                means=f"Both hold {len(y)} numbers, but {tuple(p.shape)} minus {tuple(q.shape)} may make a table of all pairs. "
                      "Bring them to one shape first.")


@check("where y does not vary, r2 is 0")
def constant(t: Trial) -> None:
    value = float(t.random.randint(2, 9))
    for n in (8, 1):
        y = torch.full((n,), value, dtype=F64)
        for yhat, what in ((y, "perfect predictions"), (y + 1 + t.rand(n, dtype=F64), "other predictions")):
            t.close(t.call("r2", y, yhat), 0.0, f"r2 of {what} where y is {n} times {value:g}",
                    means="y minus its mean is 0 everywhere: there is nothing to explain, and a share of nothing has no value. "
                          "Ask for this case before you divide, and return 0.0.")
