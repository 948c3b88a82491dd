"""Tables of the trial's own: the target's column stands anywhere, the file ends with blank lines, names may hold a comma."""

import csv
import io
from typing import Any

import torch

from runners.checking import Trial, check, far

NAMES = ("pear", "apple", "fig, dried", "lime", "kiwi", "Quince")
COLUMNS = ("weight", "width", "age", "sugar", "acid")


@far
def item(ds, i):
    """An item as plain data: the features, the label and what kind of things they are."""
    x, y = ds[i]
    return [x if isinstance(x, torch.Tensor) else f"a {type(x).__name__}", int(y) if not isinstance(y, str) else y]


@far
def attributes(ds):
    return [[str(n) for n in ds.classes], [str(n) for n in ds.feature_names]]


@far
def loaded(ds, size, workers):
    return [[torch.as_tensor(x), torch.as_tensor(y)] for x, y in torch.utils.data.DataLoader(ds, batch_size=size, num_workers=workers)]


@far
def kinds(ds, size):
    """The types of a loader's first batch."""
    x, y = next(iter(torch.utils.data.DataLoader(ds, batch_size=size)))
    return [str(part.dtype) if isinstance(part, torch.Tensor) else f"a {type(part).__name__}" for part in (x, y)]


@far
def sent(ds):
    """What arrives in a worker that was started afresh."""
    import pickle
    return pickle.loads(pickle.dumps(ds))


@far
class Doubled:
    """A transform that counts its calls."""

    def __init__(self):
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return x * 2


class Table:
    """Rows of numbers, a class for each, and where the target's column stands."""

    def __init__(self, t: Trial, n: int, d: int, k: int, place: int, target: str = "kind") -> None:
        self.names = t.random.sample(COLUMNS, d)
        self.numbers = [[round(t.random.uniform(-50, 50), 3) for _ in range(d)] for _ in range(n)]
        names = t.random.sample(NAMES, k)
        self.labels = [*names, *(t.random.choice(names) for _ in range(n - k))]
        t.random.shuffle(self.labels)
        if self.labels[0] == min(names):           # the order of appearance is never the sorted one
            last = next(i for i, name in enumerate(self.labels) if name != min(names))
            self.labels[0], self.labels[last] = self.labels[last], self.labels[0]
        self.target, self.place = target, place

    @property
    def classes(self) -> list[str]:
        return sorted(set(self.labels))

    def text(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.names[: self.place], self.target, *self.names[self.place :]])
        for row, label in zip(self.numbers, self.labels, strict=True):
            writer.writerow([*row[: self.place], label, *row[self.place :]])
        return out.getvalue() + "\n\n"

    def x(self) -> torch.Tensor:
        return torch.tensor(self.numbers)

    def y(self) -> list[int]:
        return [self.classes.index(label) for label in self.labels]


def made(t: Trial, table: Table, *more: Any) -> Any:
    return t.keep("CsvDataset", t.file(f"table_{t.random.randrange(10**6)}.csv", table.text()), table.target, *more)


@check("the length is the number of rows")
def length(t: Trial) -> None:
    for n in (9, 4):
        t.close(len(made(t, Table(t, n, 3, 3, 1))), n, f"the length for {n} rows", means="The header is no row, and neither are blank lines at the end.")


@check("feature_names and classes are known")
def known(t: Trial) -> None:
    for d, k, place in ((3, 4, 1), (2, 2, 0), (4, 3, 4)):
        table = Table(t, 12, d, k, place)
        classes, names = t.call(attributes, made(t, table))
        t.close(names, table.names, f"feature_names, the target in column {place + 1}", means="All columns but the target's, in the order of the file.")
        t.close(classes, table.classes, "classes", means="Each class once, sorted: then two files of the same classes number them alike.")


@check("item i is row i: its features")
def features(t: Trial) -> None:
    for d, place in ((3, 1), (4, 0), (2, 2)):
        table = Table(t, 7, d, 3, place)
        ds = made(t, table)
        for i in (0, 3, 6):
            x = t.call(item, ds, i)[0]
            t.close("a tensor" if isinstance(x, torch.Tensor) else x, "a tensor", f"what the features of item {i} are", means="A network computes with tensors, so that an item holds one.")
            if not isinstance(x, torch.Tensor):
                return
            t.close(list(x.shape), [d], f"the shape of the features, with {d} of them", means="One number for each feature. The target is the answer, and no feature.")
            t.close(x.float(), table.x()[i], f"the features of row {i}", rtol=1e-5, means="The numbers of this row, in the order of the file's columns.")


@check("item i is row i: its class number")
def labels(t: Trial) -> None:
    table = Table(t, 10, 2, 4, 1)
    ds = made(t, table)
    found = [t.call(item, ds, i)[1] for i in range(10)]
    t.close(found, table.y(), "the labels of ten rows", per="row", means="The label is the place of the row's class in `classes`.")


@check("a batch is float32 and int64")
def types(t: Trial) -> None:
    ds = made(t, Table(t, 8, 3, 3, 2))
    t.close(t.call(kinds, ds, 4), ["torch.float32", "torch.int64"], "the types of a batch's features and labels",
            means="Linear layers compute with float32, and a loss for classes wants int64.")


@check("a place past the end is refused")
def past(t: Trial) -> None:
    ds = made(t, Table(t, 5, 2, 2, 0))
    t.raises(IndexError, item, ds, 5, means="There is no item 5 in five rows: a loop ends at the IndexError.")


@check("the transform changes the features, once at each access")
def transformed(t: Trial) -> None:
    table = Table(t, 6, 3, 2, 1)
    double = t.call(Doubled)
    ds = made(t, table, double)
    before = double.calls
    for access in ("first", "second"):
        x, y = t.call(item, ds, 2)
        t.close(x, table.x()[2] * 2, f"the features at the {access} access, with a transform that doubles", rtol=1e-5,
                means="Each access gives the transform the features as they are in the file.")
        t.close(y, table.y()[2], f"the label at the {access} access", means="The transform is for the features; the label stays.")
    calls = double.calls - before
    story = "once for each access" if calls == 2 and before == 0 else "before any item was asked for" if before else "more often" if calls > 2 else "less often"
    t.close(story, "once for each access", "when the transform is called", means="A random transform has to be drawn anew whenever an item is asked for.")


@check("the file is read once, when the data set is made")
def once(t: Trial) -> None:
    table = Table(t, 6, 3, 3, 1)
    path = t.file("table.csv", table.text())
    ds = t.keep("CsvDataset", path, table.target)
    t.file("table.csv", "something else\n")
    x, y = t.outcome(item, ds, 4) if isinstance(t.outcome(item, ds, 4), list) else ("an error", -1)
    t.close([x, y], [table.x()[4], table.y()[4]], "item 4, after the file has changed", rtol=1e-5,
            means="Whoever reads the file for each item is slow, and depends on it for hours. Read it in `__init__`, and keep what you need.")


@check("a loader with workers can use it")
def workers(t: Trial) -> None:
    table = Table(t, 7, 2, 3, 0)
    ds = made(t, table)
    x, y = table.x(), torch.tensor(table.y())
    truth = [[x[i : i + 3], y[i : i + 3]] for i in (0, 3, 6)]
    t.close(t.call(loaded, ds, 3, 2), truth, "all batches of a loader with 2 workers", rtol=1e-5, means="Each worker gets a copy of the data set, and fetches some of its items.")
    arrived = t.keep(sent, ds)
    t.close(t.call(item, arrived, 1), [x[1], table.y()[1]], "an item in a worker that was started afresh", rtol=1e-5,
            means="The data set is sent there by pickle. Open files and lambdas can't be sent: keep plain numbers.")
