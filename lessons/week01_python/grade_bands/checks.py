"""Every border is asked for itself, with a float just below and just above. What is outside must raise; the message is free."""

import math
from typing import Any

import numpy as np

from runners.checking import Raised, Trial, check
from runners.checking.conversation import Handle

BORDERS = {90: ("A", "B"), 75: ("B", "C"), 50: ("C", "F")}      # border -> its own grade, the grade below


def text(t: Trial, got: Any) -> Any:
    """NumPy's texts are texts, too, but stay on their side."""
    return t.call("builtins.str", got) if isinstance(got, Handle) and got.kind.endswith("str_") else got


def graded(t: Trial, score: Any) -> Any:
    return text(t, t.call("grade", score))


def refused(t: Trial, score: float, what: str, means: str) -> None:
    got = t.outcome("grade", score)
    if isinstance(got, Raised):
        means = "An error is right, but of type ValueError, which says that a value is not allowed: `raise ValueError(...)`, with a text in it."
    right = isinstance(got, Raised) and "ValueError" in got.types
    t.close("ValueError" if right else text(t, got), "ValueError", what, means=means)


@check("each border belongs to the band above it")
def borders(t: Trial) -> None:
    for border, (own, _) in BORDERS.items():
        got = graded(t, border)
        printed = got is None and bool(t.printed.strip())
        t.true(not printed, "the grade is handed back", "it is printed, and nothing is handed back" if printed else "it is",
               means="`print` shows a text on the screen; whoever called your function gets `None`. Hand the letter back with `return`.")
        t.close(got, own, f"the grade of {border}",
                means="" if got is None else f"{own} begins at {border}: `score >= {border}` is true of {border} itself.")


@check("next to a border there is no gap")
def next_to(t: Trial) -> None:
    for border, (own, below) in BORDERS.items():
        for away in (1e-9, 0.01, 0.5, 0.9):
            t.close(graded(t, border - away), below, f"the grade of {border - away!r}",
                    means=f"It is less than {border}, if only by a bit: it belongs to the band below. Scores need not be whole numbers.")
            t.close(graded(t, border + away), own, f"the grade of {border + away!r}",
                    means=f"It is more than {border}, and below the next border: it belongs to the band that begins at {border}.")


@check("0 and 100 are scores")
def ends(t: Trial) -> None:
    for score, own in ((0, "F"), (0.0, "F"), (100, "A"), (100.0, "A")):
        t.close(text(t, t.outcome("grade", score)), own, f"the grade of {score}",
                means="The lowest score is 0 and the highest is 100, and both are allowed.")


@check("any score has its grade, a whole number or not")
def anywhere(t: Trial) -> None:
    for low, high in ((0, 50), (50, 75), (75, 90), (90, 100)) * 3:
        for score in (t.random.uniform(low, high), t.random.randrange(low, high), np.float64(t.random.uniform(low, high))):
            t.same(graded(t, score), f"the grade of {score:.6g}",
                   means="The bands are 90 to 100, 75 up to 90, 50 up to 75, and below 50.")


@check("what is no score from 0 to 100 raises a ValueError")
def outside(t: Trial) -> None:
    for score in (-0.1, 100.1, -1, 101, -t.random.uniform(2, 1e6), t.random.uniform(102, 1e6), -1e-9, math.inf, -math.inf):
        refused(t, score, f"what comes of {score:.10g}",
                "It is no score. Test that first, and `raise ValueError(...)`: an error is better than a grade that means nothing.")


@check("nan raises a ValueError, too")
def not_a_number(t: Trial) -> None:
    refused(t, math.nan, "what comes of nan",
            "Every comparison with nan is false. Ask whether the score is inside 0 … 100, and raise if it is not.")
