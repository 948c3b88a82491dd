"""Values and dtypes are asked apart, so that each can be told. Sizes: one axis longer than the other, both ways, even and odd, and 1."""

from typing import Any

import numpy as np

from runners.checking import Trial, check


def array(t: Trial, what: str, name: str, *args: Any) -> Any:
    """What comes back. If it is neither an array nor None, which has an explanation of its own, that is said."""
    got = t.call(name, *args)
    if got is not None and not isinstance(got, np.ndarray):
        t.true(False, f"{what} is a NumPy array", f"a {type(got).__name__}", means="The answer is a NumPy array, as `np.zeros` and its like make them.")
    return got


def dtype(got: Any) -> str | None:
    return str(got.dtype) if isinstance(got, np.ndarray) else None


@check("ramp counts from 0 to n - 1")
def ramps(t: Trial) -> None:
    for n in (5, 1, t.random.randint(7, 20)):
        got = array(t, f"ramp({n})", "ramp", n)
        t.same(got, f"ramp({n})", means="" if got is None else f"There are {n} numbers: the first is 0, and each is 1 larger than the one before.")


@check("ramp holds float32")
def single(t: Trial) -> None:
    n = t.random.randint(3, 9)
    got = array(t, f"ramp({n})", "ramp", n)
    t.close(dtype(got), "float32", f"the dtype of ramp({n})", means="" if got is None else "The numbers are to be of type float32: every function that makes an array takes a `dtype`.")


@check("grid01 goes from 0 to 1, both included")
def grid(t: Trial) -> None:
    # With 7 and 10 points the step is rounded so that `arange` to one step beyond 1 finds one point more
    for n in (5, 2, 7, 10, t.random.randint(11, 30)):
        got = array(t, f"grid01({n})", "grid01", n)
        t.same(got, f"grid01({n})", means="" if got is None else f"There are {n} numbers, all the same step apart, the first 0 and the last 1.")
        if isinstance(got, np.ndarray) and got.shape == (n,):
            t.true(got[-1] == 1, f"the last of grid01({n}) is exactly 1", "it is not" if got[-1] != 1 else "it is",
                   means="It comes close to 1 and misses it: adding up steps adds up their rounding, too.")


@check("the checkerboard takes turns along rows and columns")
def board(t: Trial) -> None:
    for n, m in ((3, 4), (2, 3), (5, 2), (4, 4), (1, 6), (3, 1), (t.random.randint(5, 8), t.random.choice([10, 12]))):
        got = array(t, f"checkerboard({n}, {m})", "checkerboard", n, m)
        t.same(got, f"checkerboard({n}, {m})",
               means="" if got is None else f"{n} rows of {m}. The top left is 0; next to a 0 there is a 1, to the right and below, and next to a 1 a 0.")


@check("the checkerboard holds whole numbers")
def integers(t: Trial) -> None:
    n, m = t.random.randint(2, 5), t.random.randint(2, 5)
    got = array(t, f"checkerboard({n}, {m})", "checkerboard", n, m)
    whole = isinstance(got, np.ndarray) and got.dtype.kind in "iu"
    t.close("whole numbers" if whole else dtype(got), "whole numbers", f"the dtype of checkerboard({n}, {m})",
            means="" if got is None else "The 0s and 1s are to be of a type of whole numbers, such as `int`.")


@check("one_hot has a row for each label and a column for each class")
def hot(t: Trial) -> None:
    for n, k in ((4, 3), (2, 5), (3, 3), (1, 2), (9, 6)):
        labels = np.array([t.random.randrange(k) for _ in range(n)])
        if k > 1:
            labels[0] = k - 2           # not the last class, so that the largest label need not tell how many there are
        if n > 2:
            labels[-1] = 0
        ask(t, labels, k)
    ask(t, np.array([1, 1, 0]), 4)


def ask(t: Trial, labels: np.ndarray[Any, Any], k: int) -> None:
    got = array(t, f"one_hot({labels.tolist()}, {k})", "one_hot", labels, k)
    # True and False are a 1 and a 0, too
    got = got.astype(int) if dtype(got) == "bool" else got
    t.same(got, f"one_hot({labels.tolist()}, {k})",
           means="" if got is None else f"{len(labels)} rows of {k}. Each row has one 1, in the column that its label names, counted from 0; the rest is 0.")
