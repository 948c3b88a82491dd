"""Constant columns hold whole numbers, whose mean is exact: with 0.1 the spread of equal numbers can be 1e-17, which is nobody's mistake.
The tolerance lets a small constant beside the spread pass, and the rounding of |a|² + |b|² − 2ab."""

from typing import Any

import torch

from runners.checking import Trial, check, far

CLOSE = {"rtol": 1e-5, "atol": 1e-6}
OWN = "Each column has a mean and a spread of its own. `axis=0` goes down the rows and leaves one number for each column."
PAIRS = "Row i of a must meet every row of b: `a[:, None] - b` has the shape (n, m, d), and its last axis is summed over."


@far
def times(distance_table, n):
    """How many times longer than broadcasting it takes, at the best of three tries."""
    import time

    import numpy
    a, b = numpy.random.rand(n, 4), numpy.random.rand(n, 4)

    def best(what):
        took = []
        for _ in range(3):
            start = time.perf_counter()
            what(a, b)
            took.append(time.perf_counter() - start)
        return min(took)
    return best(distance_table) / best(lambda a, b: numpy.sqrt(((a[:, None] - b) ** 2).sum(-1)))


def table(t: Trial, n: int, d: int) -> Any:
    """Columns of very different heights and spreads; no spread is near 1."""
    spread = torch.tensor([t.random.choice([0.05, 3.0, 20.0, 150.0]) * t.random.uniform(0.8, 1.2) for _ in range(d)], dtype=torch.float64)
    height = torch.tensor([t.random.uniform(-300, 300) for _ in range(d)], dtype=torch.float64)
    return (t.randn(n, d, dtype=torch.float64) * spread + height).numpy()


def rows(t: Trial, n: int, d: int) -> Any:
    return t.randn(n, d, dtype=torch.float64).numpy()


@check("each column gets mean 0 and standard deviation 1")
def columns(t: Trial) -> None:
    for n, d in ((7, 3), (4, 9), (30, 1), (2, 2)):
        t.same(t.call("standardise", table(t, n, d)), f"the standardised table, of shape ({n}, {d})", means=OWN, **CLOSE)


@check("also where there are as many rows as columns")
def square(t: Trial) -> None:
    t.same(t.call("standardise", table(t, 5, 5)), "the standardised table, of shape (5, 5)",
           means="On a square table, statistics of the rows fit as well, and no error tells. " + OWN, **CLOSE)


@check("a column of equal numbers becomes zeros")
def constant(t: Trial) -> None:
    x = table(t, 6, 4)
    x[:, 1], x[:, 3] = t.random.randint(2, 9), 0
    t.same(t.call("standardise", x), "the standardised table, whose columns 1 and 3 are constant",
           means="The spread of a constant column is 0. Divide by 1 there instead, and its zeros stay zeros.", **CLOSE)
    one = t.call("standardise", torch.tensor([[3.0, -8.0, 5.0]], dtype=torch.float64).numpy())
    t.same(one, "the standardised table, of one row", means="In a table of one row every column is constant.", **CLOSE)


@check("whole numbers give fractions")
def whole(t: Trial) -> None:
    x = t.ints(-40, 90, 6, 3).numpy()
    t.same(t.call("standardise", x), "the standardised table of whole numbers",
           means="An array of integers cuts off what you store in it. Make a new array from the result, or one of floats.", **CLOSE)


@check("each row of a meets each row of b")
def distances(t: Trial) -> None:
    for n, m, d in ((4, 6, 3), (6, 4, 2), (1, 5, 3), (3, 1, 4), (2, 7, 1)):
        t.same(t.call("distance_table", rows(t, n, d), rows(t, m, d)), f"the distances between {n} rows and {m} rows of {d} numbers", means=PAIRS, **CLOSE)


@check("also where both have as many rows")
def equal(t: Trial) -> None:
    for n, d in ((5, 3), (4, 4)):
        t.same(t.call("distance_table", rows(t, n, d), rows(t, n, d)), f"the distances between {n} rows and {n} rows of {d} numbers", means=PAIRS, **CLOSE)


@check("the distance of a row to itself is 0")
def itself(t: Trial) -> None:
    a = rows(t, 60, 3)
    t.same(t.call("distance_table", a, a), "the distances between the rows of one table",
           means="On the diagonal each row meets itself. Rounding can make a sum of squares that should be 0 a little negative: its root is nan.", **CLOSE)


@check("no loop over pairs")
def fast(t: Trial) -> None:
    longer = t.call(times, t.name("distance_table"), 150)
    t.true(longer < 25, "about as fast as one array operation", "many times slower",
           means="For 150 × 150 pairs your function takes more than 25 times as long as one operation on a whole array. Let NumPy do the loop.")
