"""Sequences of whole numbers (t,) and of vectors (t, d), padded by the checks themselves."""

from typing import Any

import torch

from runners.checking import Trial, check, far

Pairs = list[tuple[torch.Tensor, int]]


@far
def parts(pad_collate, sequences, labels):
    """The three parts of what comes, as plain tensors."""
    made = pad_collate(list(zip(sequences, labels, strict=True)))
    x, lengths, y = made
    return [x if isinstance(x, torch.Tensor) else "no tensor", torch.as_tensor(lengths), torch.as_tensor(y)]


@far
class Sequences:
    """A data set of given sequences."""

    def __init__(self, sequences, labels):
        self.sequences, self.labels = sequences, labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.sequences[i], self.labels[i]


@far
def loaded(pad_collate, ds, size, workers):
    """All batches of a real loader."""
    loader = torch.utils.data.DataLoader(ds, batch_size=size, collate_fn=pad_collate, num_workers=workers)
    return [[torch.as_tensor(part) for part in batch] for batch in loader]


@far
def by_name(pad_collate):
    """Whether workers that are started afresh could find it: by its name in its file."""
    name = getattr(pad_collate, "__qualname__", type(pad_collate).__qualname__)
    return "<lambda>" not in name and "<locals>" not in name


def drawn(t: Trial, lengths: list[int], width: int = 0) -> tuple[list[torch.Tensor], list[int]]:
    """Sequences of these lengths, no number of which is 0, and labels."""
    xs = [t.randn(n, width) if width else t.ints(1, 50, n) for n in lengths]
    return xs, [t.random.randint(0, 9) for _ in lengths]


def padded(xs: list[torch.Tensor]) -> torch.Tensor:
    longest = max(len(x) for x in xs)
    out = torch.zeros(len(xs), longest, *xs[0].shape[1:], dtype=xs[0].dtype)
    for i, x in enumerate(xs):
        out[i, : len(x)] = x
    return out


def ask(t: Trial, xs: list[torch.Tensor], ys: list[int]) -> Any:
    return t.call(parts, t.name("pad_collate"), xs, ys)


@check("each row is a sequence, with zeros behind it")
def rows(t: Trial) -> None:
    for lengths, what in (([4, 2, 5], "lengths 4, 2 and 5"), ([1, 3, 3, 2], "lengths 1, 3, 3 and 2"), ([6], "one sequence of 6")):
        xs, ys = drawn(t, lengths)
        x = ask(t, xs, ys)[0]
        t.close(list(x.shape), [len(xs), max(lengths)], f"the shape for {what}", means="(b, T): a row for each sequence, as many columns as the longest of this batch needs.")
        t.close(x, padded(xs), f"the padded batch for {what}", means="Each row begins with its sequence, in the order of the batch. Zeros fill up what is left behind it.")


@check("the numbers keep their type")
def types(t: Trial) -> None:
    xs, ys = drawn(t, [3, 1])
    t.close(str(ask(t, xs, ys)[0].dtype), "torch.int64", "the type for whole numbers", means="Whole numbers are words by number: they look up rows in a table, and must stay int64.")
    xs, ys = drawn(t, [3, 1], 2)
    t.close(str(ask(t, xs, ys)[0].dtype), "torch.float32", "the type for float32 vectors", means="The batch has the type of its sequences.")


@check("lengths are those before padding")
def lengths(t: Trial) -> None:
    xs, ys = drawn(t, [4, 2, 5, 1])
    found = ask(t, xs, ys)[1]
    t.close(found, torch.tensor([4, 2, 5, 1]), "the lengths", means="Afterwards all rows are equally long: what was there before has to be written down, one number for each sequence.")
    t.close(str(found.dtype), "torch.int64", "the type of the lengths", means="Lengths are counts: int64.")


@check("labels come in the order of the batch")
def labels(t: Trial) -> None:
    xs, ys = drawn(t, [2, 6, 3])
    found = ask(t, xs, ys)[2]
    t.close(found, torch.tensor(ys), "the labels", means="One tensor (b,) of the labels, in the order in which the items came.")
    t.close(str(found.dtype), "torch.int64", "the type of the labels", means="Class numbers are int64.")


@check("vectors at each place are padded, too")
def vectors(t: Trial) -> None:
    xs, ys = drawn(t, [3, 5, 1], 4)
    x, n, _ = ask(t, xs, ys)
    t.close(list(x.shape), [3, 5, 4], "the shape for sequences of vectors (t, 4)", means="(b, T, d): only the time axis is filled up.")
    t.close(x, padded(xs), "the padded batch of vectors", means="Rows of zeros stand behind each sequence of vectors.")
    t.close(n, torch.tensor([3, 5, 1]), "the lengths of sequences of vectors", means="The length of a sequence (t, d) is t, its first axis.")


@check("an empty sequence is a row of zeros")
def empty(t: Trial) -> None:
    xs, ys = drawn(t, [2, 0, 3])
    x, n, _ = ask(t, xs, ys)
    t.close(x, padded(xs), "the batch with an empty sequence", means="A sequence of length 0 is filled up completely.")
    t.close(n, torch.tensor([2, 0, 3]), "the lengths with an empty sequence", means="Its length is 0.")


@check("each batch is as long as its own longest")
def own(t: Trial) -> None:
    for longest in (7, 2):
        xs, ys = drawn(t, [longest, 1])
        t.close(list(ask(t, xs, ys)[0].shape), [2, longest], f"the shape of a batch whose longest has {longest}",
                means="Pad to the longest of this very batch: short batches stay cheap, and longer ones fit.")


@check("a DataLoader can use it, with workers")
def in_loader(t: Trial) -> None:
    xs, ys = drawn(t, [3, 1, 4, 2, 5])
    ds = t.call(Sequences, xs, ys)
    for workers in (0, 2):
        found = t.call(loaded, t.name("pad_collate"), ds, 2, workers)
        truth = [[padded(xs[i : i + 2]), torch.tensor([len(x) for x in xs[i : i + 2]]), torch.tensor(ys[i : i + 2])] for i in (0, 2, 4)]
        t.close(found, truth, f"all batches of a loader with {workers} workers", means="`DataLoader(ds, collate_fn=pad_collate)` calls it with the list of items of each batch.")
    t.true(t.call(by_name, t.name("pad_collate")), "it has a name in its file", "it is a lambda, or made inside another function",
           means="Workers that start afresh look it up by its name in your file: define it there with `def`.")
