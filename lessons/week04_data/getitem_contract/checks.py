"""Items are compared with the solution's; the promises between them by what a loop, a loader and a change of an item bring to light."""

from typing import Any

import torch

from runners.checking import Raised, Trial, check, far

F64 = torch.float64
ERROR, EMPTY = "an IndexError", "no item at all"
PAIR = "An item is a pair: the window, a tensor of `size` numbers, and its target, one number."


@far
def told(item):
    """An item as plain data: the window and the number after it."""
    window, target = item
    return [torch.as_tensor(window).detach().clone(), float(target)]


@far
def item(data, i):
    return told(data[i])


@far
def by(data, i, kind):
    import numpy
    return told(data[numpy.int64(i) if kind == "a NumPy integer" else torch.tensor(i)])


@far
def looped(data, most):
    """What a plain loop meets, if it comes to an end."""
    found = []
    for one in data:
        found.append(told(one)[1])
        if len(found) > most:
            return "no end"
    return found


@far
def altered(data, i, part, series):
    """Change a part of an item; then what that item is, all others, and the series itself."""
    one = data[i][part]
    if not isinstance(one, torch.Tensor):
        return None
    one.fill_(-99.0)
    return [[told(data[j]) for j in range(len(data))], series.clone()]


@far
def loaded(data, size):
    """All batches of a loader that goes through the data in order."""
    return [[torch.as_tensor(part) for part in batch] for batch in torch.utils.data.DataLoader(data, batch_size=size)]


def sizes(t: Trial) -> list[tuple[int, int]]:
    """(n, size) of several kinds: short and long windows, a single item."""
    size = t.random.randint(2, 4)
    return [(size + t.random.randint(4, 7), size), (t.random.randint(4, 6), 1), (size + 1, size)]


def made(t: Trial, n: int, size: int) -> tuple[Any, torch.Tensor]:
    series = t.randn(n, dtype=F64)
    return t.call("Windows", t.put(series), size), series


@check("the length counts the items that have a target")
def length(t: Trial) -> None:
    for n, size in sizes(t):
        data, _ = made(t, n, size)
        t.same(len(data), f"the length for {n} numbers and windows of {size}",
               means=f"The last window that has a target ends one place before the last of the {n} numbers.")


@check("a series that is too short has no items")
def short(t: Trial) -> None:
    for n, size in ((3, 3), (2, 5), (1, 1)):
        data, _ = made(t, n, size)
        got = t.outcome("builtins.len", data)
        t.close(got, 0, f"the length for {n} numbers and windows of {size}",
                means="No window has a target there, so there are 0 items. A length is never negative.")


@check("item i is the window from place i on, and the number after it")
def items(t: Trial) -> None:
    for n, size in sizes(t):
        data, _ = made(t, n, size)
        for i in sorted({0, (n - size) // 2, n - size - 1}):
            t.same(t.call(item, data, i), f"item {i} of {n} numbers, windows of {size}", means=PAIR)


@check("item i is the same whenever it is asked for")
def again(t: Trial) -> None:
    n, size = sizes(t)[0]
    data, series = made(t, n, size)
    for i in (2, 0, 2, 1, 1):
        t.close(t.call(item, data, i), [series[i:i + size], series[i + size].item()], f"item {i}, asked for in the order 2, 0, 2, 1, 1",
                means="A loader asks in any order, and in each epoch again. Item 2 must be item 2 each time.")


@check("any kind of integer is a place")
def integers(t: Trial) -> None:
    n, size = sizes(t)[0]
    data, series = made(t, n, size)
    for kind in ("a NumPy integer", "a tensor of one integer"):
        i = t.random.randrange(n - size)
        t.close(t.outcome(by, data, i, kind), [series[i:i + size], series[i + size].item()], f"item {i}, asked for by {kind}",
                means=f"Samplers hand over their own kinds of integers, such as {kind}. `int(i)` makes a plain one of each.")


@check("a plain loop meets each item once and ends")
def loop(t: Trial) -> None:
    for n, size in sizes(t):
        data, series = made(t, n, size)
        t.close(t.outcome(looped, data, 2 * n + 5), series[size:].tolist(), f"the targets that a loop meets, for {n} numbers, windows of {size}",
                means="A `for` loop counts up from 0 until an `IndexError` comes. Every item that has a target must come before it, and no other.")


def refusal(got: Any) -> str:
    if isinstance(got, Raised):
        return ERROR if "IndexError" in got.types else f"a {got.types[0]}"
    return f"an item, {[round(x, 3) for x in got[0].flatten().tolist()]} and {got[1]:.3f}" if isinstance(got, list) else "an answer"


@check("a place without an item is refused with an IndexError")
def refused(t: Trial) -> None:
    for n, size in (*sizes(t)[:2], (3, 3)):
        data, _ = made(t, n, size)
        count = n - size
        for i in (count, count + size, n + 3, -count - 1, -n - 1):
            t.close(refusal(t.outcome(item, data, i)), ERROR, f"item {i} of {count}, for {n} numbers and windows of {size}",
                    means=f"There is no item {i}: `raise IndexError(…)`. It is the one sign by which loops and loaders know the end.")


@check("-1 is the last item, or is refused")
def last(t: Trial) -> None:
    n, size = sizes(t)[0]
    data, series = made(t, n, size)
    for i in (-1, size - n):
        got = t.outcome(item, data, i)
        if not (isinstance(got, Raised) and "IndexError" in got.types):
            j = i + n - size
            t.close(got, [series[j:j + size], series[j + size].item()], f"item {i} of {n - size}",
                    means="Counted from the end, -1 is the last *item*, which is not the last number. Or refuse negative places with an `IndexError`.")


@check("changing an item changes nothing else")
def own(t: Trial) -> None:
    for part, name in enumerate(("window", "target")):
        n, size = sizes(t)[0]
        data, series = made(t, n, size)
        there = t.put(series)
        data = t.call("Windows", there, size)
        got = t.call(altered, data, 1, part, there)
        if got is None:
            continue                  # a plain number can't be changed
        truth = [[series[i:i + size], series[i + size].item()] for i in range(n - size)]
        t.close(got[0], truth, f"all items, after the {name} of item 1 was set to -99",
                means="The caller changed what it was given, and other items changed with it: they look into the same memory. Hand out copies, with `.clone()`.")
        t.close(got[1], series, f"the series, after the {name} of item 1 was set to -99",
                means="The caller changed what it was given, and the series changed with it: a slice or an element is a view. Hand out copies, with `.clone()`.")


@check("a loader makes batches of it")
def batches(t: Trial) -> None:
    n, size = sizes(t)[0]
    data, series = made(t, n, size)
    windows = torch.stack([series[i:i + size] for i in range(n - size)])
    got = t.outcome(loaded, data, 3)
    if isinstance(got, Raised):
        t.close(f"a {got.types[0]}", "batches", f"a DataLoader over {n} numbers, windows of {size}",
                means="A loader asks for every place below the length, and stacks what it gets: all windows must be equally long.")
        return
    t.close([b[0] for b in got], list(windows.split(3)), "the windows in batches of 3", means=PAIR)
    t.close([b[1] for b in got], list(series[size:].split(3)), "the targets in batches of 3", means=PAIR)
