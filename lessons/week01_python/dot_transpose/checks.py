"""In one shape all sizes differ, in one each size is 1, in one all are equal: there a wrong turn raises no error."""

from typing import Any

import torch

from runners.checking import Trial, check

SHAPES = ((4, 3, 2), (2, 5, 6), (1, 4, 3), (5, 1, 2), (3, 4, 1))
ROWS = "`@` takes rows of its left side and columns of its right side. The weights of a neuron are a row of w: turn w, `x @ w.T`."
FEATURES = "Columns are compared, so the sum goes over the samples: `x.T` has the columns as its rows."
EVERY = "Each number of u meets each of v. `.T` does nothing to an array with one axis: `u[:, None]` is a column."


def normal(t: Trial, *shape: int) -> Any:
    return t.randn(*shape, dtype=torch.float64).numpy()


def cosine(t: Trial, u: Any, v: Any) -> Any:
    """A number; an array that holds one number is not."""
    return t.call("cosine", u, v)


@check("linear: each sample meets the weights of each neuron")
def samples(t: Trial) -> None:
    for n, d, k in SHAPES:
        t.same(t.call("linear", normal(t, n, d), normal(t, k, d), normal(t, k)), f"x of shape ({n}, {d}), w of shape ({k}, {d})", means=ROWS)


@check("linear: also where all sizes are equal")
def equal(t: Trial) -> None:
    t.same(t.call("linear", normal(t, 4, 4), normal(t, 4, 4), normal(t, 4)), "x and w of shape (4, 4)",
           means="Where all sizes are equal, no error tells that the wrong axes met. " + ROWS)


@check("linear: each neuron adds its own b")
def offsets(t: Trial) -> None:
    for n, k in ((3, 5), (4, 4)):
        x, w = torch.zeros(n, 2, dtype=torch.float64).numpy(), normal(t, k, 2)
        t.same(t.call("linear", x, w, normal(t, k)), f"{n} samples of zeros and {k} neurons", means="Every row of the answer is b itself here: b[j] belongs to column j.")


@check("gram: each column meets each column")
def columns(t: Trial) -> None:
    for n, d in ((7, 3), (2, 5), (4, 4), (1, 3), (6, 1)):
        t.same(t.call("gram", normal(t, n, d)), f"x of shape ({n}, {d})", means=FEATURES)


@check("outer: each number meets each number")
def products(t: Trial) -> None:
    for n, m in ((3, 5), (6, 2), (4, 4), (1, 3), (3, 1)):
        t.same(t.call("outer", normal(t, n), normal(t, m)), f"u of shape ({n},), v of shape ({m},)", means=EVERY)


@check("cosine: the angle between two vectors")
def angles(t: Trial) -> None:
    for d in (2, 3, 9):
        t.same(cosine(t, normal(t, d), normal(t, d)), f"the cosine of two vectors of {d} numbers",
               means="Divide the dot product by both lengths. A length is the root of `u @ u`.")
    u = normal(t, 3)
    t.close(cosine(t, u, u), 1.0, "the cosine of a vector and itself")
    t.close(cosine(t, u, -u), -1.0, "the cosine of a vector and its opposite", means="Vectors that point opposite ways have the cosine −1: keep the sign.")


@check("cosine: how long they are does not matter")
def scale(t: Trial) -> None:
    u, v = normal(t, 4), normal(t, 4)
    for a, b in ((1000, 1), (1, 0.01), (0.001, 0.001)):
        t.same(cosine(t, a * u, b * v), f"the cosine, the vectors being made {a} and {b} times as long",
               means="The angle stays the same, so the cosine does, too.")


@check("cosine: with a vector of zeros it is 0")
def nothing(t: Trial) -> None:
    u, zero = normal(t, 5), torch.zeros(5, dtype=torch.float64).numpy()
    for a, b, what in ((u, zero, "u and zeros"), (zero, u, "zeros and v"), (zero, zero, "zeros and zeros")):
        t.close(cosine(t, a, b), 0.0, f"the cosine of {what}", means="A vector of zeros has the length 0, and 0/0 is nan. Look at the lengths first.")
