"""Each question looks at three things on the learner's side: the answer, whether it lies in the input's memory, and the input afterwards."""

from typing import Any

import numpy as np

from runners.checking import Trial, check, far

WINDOW, COPY, SAME, CHANGED = "a window", "an array of its own", "as it was", "changed"


@far
def looked_at(function, a, rest):
    """What comes back; whether it shares memory with the input; whether the input is as it was."""
    a = a.copy()
    before = a.copy()
    found = function(a, *rest)
    shared = isinstance(found, np.ndarray) and bool(np.may_share_memory(a, found))
    return found, shared, bool(np.array_equal(a, before))


@far
def afterwards(clamp_inplace, a, columns, lo, hi):
    """The array after its columns, some or all, were clamped."""
    a = a.copy()
    clamp_inplace(a if columns is None else a[:, columns[0] : columns[1]], lo, hi)
    return a


def picture(t: Trial, rows: int, columns: int) -> np.ndarray[Any, Any]:
    """Different numbers, none of them 0, mixed."""
    numbers = t.random.sample(range(1, 999), rows * columns)
    return np.array(numbers).reshape(rows, columns)


def ask(t: Trial, name: str, a: np.ndarray[Any, Any], *rest: int, window: bool, means: str) -> None:
    what = f"{name} of {a.shape[0]} x {a.shape[1]}" + (f" to {' x '.join(map(str, rest))}" if rest else "")
    found, shared, kept = t.call(looked_at, t.name(name), a, rest)
    nothing = f"`{name}` returned None. A function that ends without `return` hands back None: return the result."
    t.same(found, what, means=nothing if found is None else means)
    t.close(SAME if kept else CHANGED, SAME, f"the array that was given, after {name}",
            means=f"`{name}` changed the array of its caller. A window shares its numbers, and so does a second name; `a.copy()` has its own.")
    if isinstance(found, np.ndarray) and found.size:
        t.close(WINDOW if shared else COPY, WINDOW if window else COPY, f"what {name} gives, in memory",
                means="It is to be a window on the same numbers: a slice, and no copy of it." if window
                else "It shares memory with what was given: whoever changes the one changes the other. Work on a copy.")


@check("the crop is the middle, whatever is left over")
def crops(t: Trial) -> None:
    # margins of both kinds: even, odd, 1
    for (rows, columns), (h, w) in (((6, 8), (2, 4)), ((7, 6), (4, 2)), ((5, 9), (2, 4)), ((4, 5), (3, 1))):
        ask(t, "centre_crop", picture(t, rows, columns), h, w, window=True,
            means=f"The crop has {h} rows and {w} columns. {rows - h} rows are left over: {(rows - h) // 2} above, the rest below. With columns it is the same.")


@check("a crop with nothing to cut off is the whole")
def whole(t: Trial) -> None:
    for (rows, columns), (h, w) in (((3, 4), (3, 4)), ((5, 4), (3, 4)), ((4, 7), (4, 3)), ((1, 3), (1, 1))):
        ask(t, "centre_crop", picture(t, rows, columns), h, w, window=True,
            means=f"{rows - h} rows and {columns - w} columns are to be cut off, no more. -0 is 0: a slice that ends there is empty.")


@check("the border is set to zero in a copy")
def border(t: Trial) -> None:
    for rows, columns in ((4, 5), (3, 3), (6, 4), (2, 3), (3, 2)):
        ask(t, "zero_border", picture(t, rows, columns), window=False,
            means="The first and the last row, and the first and the last column, are 0. What is within stays, and so does the shape.")


@check("every other column is there, also the last one")
def others(t: Trial) -> None:
    for rows, columns in ((2, 6), (3, 5), (4, 1), (1, 2), (5, 9)):
        ask(t, "every_other_column", picture(t, rows, columns), window=True,
            means=f"Of columns 0 to {columns - 1} these are {', '.join(map(str, range(0, columns, 2)))}. The end of a slice is not among them.")


@check("clamping changes the array that was given")
def clamped(t: Trial) -> None:
    means = "After the call, your caller's own array holds nothing below `lo` and nothing above `hi`; all other numbers are as they were."
    for shape in ((3, 4), (5, 1)):
        a = picture(t, *shape)
        ordered = sorted(a.flatten().tolist())
        lo, hi = ordered[1] + 1, ordered[-2] - 1
        t.same(t.call(afterwards, t.name("clamp_inplace"), a, None, lo, hi), f"an array of {shape[0]} x {shape[1]} after clamp_inplace to {lo} … {hi}", means=means)
    line = np.array([-2.5, 0.25, 3.75, 0.5]) + t.random.uniform(-0.2, 0.2)
    t.same(t.call(afterwards, t.name("clamp_inplace"), line, None, -1.0, 1.5), "four numbers in a row after clamp_inplace to -1.0 … 1.5",
           means=means + " It may have any number of axes.")


@check("clamping a window changes what lies under it, and nothing else")
def under(t: Trial) -> None:
    a = picture(t, 4, 6)
    t.same(t.call(afterwards, t.name("clamp_inplace"), a, [1, 4], 300, 600), "an array of 4 x 6 after columns 1 to 3 were clamped to 300 … 600",
           means="The array that was given is a window on columns 1 to 3 of a larger one. What is written into it shows there, and the other columns stay.")
