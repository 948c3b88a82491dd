"""What is shared shows only after a second call, or after a change: both are made on the learner's side, and the lists looked at then."""

from typing import Any

from runners.checking import Trial, check, far


@far
def both(add_epoch, first, second):
    """The two lists of two calls without a history, looked at after the second call."""
    a = add_epoch(first)
    b = add_epoch(second)
    return [a, b]


@far
def handed_in(add_epoch, history, losses, by_name):
    """A list that was handed in, after the calls; what the last call gave; whether each gave that very list."""
    history = list(history)
    found = [add_epoch(loss, history=history) if by_name else add_epoch(loss, history) for loss in losses]
    return history, found[-1], [one is history for one in found]


@far
def filled(make_grid, rows, cols, cells):
    """The grid as lists, after some of its cells were set."""
    grid = make_grid(rows, cols)
    for i, j, value in cells:
        grid[i][j] = value
    if not hasattr(grid, "__iter__"):
        return grid
    return [list(row) if hasattr(row, "__iter__") else row for row in grid]


@far
def two_grids(make_grid, rows, cols, value):
    """A grid, after another of the same size was changed."""
    first, second = make_grid(rows, cols), make_grid(rows, cols)
    first[0][0] = value
    return [list(row) for row in second]


def loss(t: Trial) -> float:
    return round(t.random.uniform(0.1, 3.0), 2)


@check("a call without a history begins a new one")
def independent(t: Trial) -> None:
    for value in (loss(t), loss(t), loss(t)):
        got = t.call("add_epoch", value)
        # a missing `return` is explained better by what is said of every None
        t.same(got, f"the history after add_epoch({value})",
               means="" if got is None else "No history was given, so the list begins anew: it holds this one loss.")


@check("a history that was begun is not changed by the next one")
def stays(t: Trial) -> None:
    a, b = loss(t), loss(t)
    t.same(t.call(both, t.name("add_epoch"), a, b), f"the histories of add_epoch({a}) and add_epoch({b}), after both calls",
           means="Each call without a history makes a list of its own: what is appended to one is not in the other.")


def grown(t: Trial, history: list[float], losses: list[float], by_name: bool = False) -> None:
    before = str(history)
    kept, last, same = t.call(handed_in, t.name("add_epoch"), history, losses, by_name)
    t.same(kept, f"the list {before} after {losses} was added to it",
           means="A history that is handed in is the caller's own list. The loss is appended to that very list.")
    t.same(last, f"what came back when {losses} was added to {before}",
           means="" if last is None else "The answer is the history that was given, with the new loss at its end.")
    t.same(same, f"whether the list {before} itself came back, each time",
           means="The function returns the list that it appended to: the one it was given, not a copy.")


@check("a history that is given grows and comes back")
def grows(t: Trial) -> None:
    grown(t, [loss(t) for _ in range(t.random.randint(1, 4))], [loss(t)])
    grown(t, [loss(t)], [loss(t), loss(t), loss(t)], by_name=True)


@check("an empty history that is given is used, too")
def empty(t: Trial) -> None:
    grown(t, [], [loss(t)])
    grown(t, [], [loss(t), loss(t)])


@check("what was given once is not remembered")
def forgotten(t: Trial) -> None:
    grown(t, [loss(t)], [loss(t)])
    value = loss(t)
    t.same(t.call("add_epoch", value), f"the history after add_epoch({value})",
           means="The call before had a history of its own. This one has none, so it begins a new list.")


@check("the grid has as many rows and columns as asked for, all zeros")
def zeros(t: Trial) -> None:
    rows = t.random.randint(2, 4)
    for r, c in ((rows, rows + t.random.randint(1, 3)), (3, 1), (1, 4), (2, 2), (0, 3), (2, 0)):
        got: Any = t.call(filled, t.name("make_grid"), r, c, [])
        t.same(got, f"make_grid({r}, {c})", means="" if got is None else f"The grid is a list of {r} rows, and each row is a list of {c} zeros.")


@check("a change in one cell is a change in one cell")
def one_cell(t: Trial) -> None:
    for r, c, n in ((2, 3, 1), (4, 2, 1), (3, 5, 3), (2, 1, 1)):
        places = t.random.sample([(i, j) for i in range(r) for j in range(c)], n)
        cells = [[i, j, t.random.randint(1, 9)] for i, j in places]
        said = ", ".join(f"grid[{i}][{j}] = {v}" for i, j, v in cells)
        t.same(t.call(filled, t.name("make_grid"), r, c, cells), f"make_grid({r}, {c}) after {said}",
               means="Only the cells that were set may change. Each row must be a list of its own.")


@check("a new grid knows nothing of an older one")
def other_grid(t: Trial) -> None:
    t.same(t.call(two_grids, t.name("make_grid"), 2, 3, t.random.randint(1, 9)), "a second make_grid(2, 3), after a cell of the first was set",
           means="Each call makes a new grid, with new rows.")
