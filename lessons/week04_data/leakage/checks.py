"""Labels are the numbers of the rows, so that it is known which row went where."""

from typing import Any

import torch

from runners.checking import Trial, check, far

F64 = torch.float64


@far
def parts(prepare, x, y, seed):
    """All that comes, as six plain tensors."""
    (train_x, train_y), (test_x, test_y), mean, std = prepare(x, y, seed)
    return [torch.as_tensor(v) for v in (train_x, train_y, test_x, test_y, mean, std)]


@far
def chance(prepare, x, y, seed):
    """Whether the call changes the chance that everybody draws from."""
    before = torch.get_rng_state()
    prepare(x, y, seed)
    return not torch.equal(before, torch.get_rng_state())


@far
def stir():
    torch.rand(5)


def table(t: Trial, n: int, d: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Features of different size and place, and the rows' numbers for labels."""
    return t.randn(n, d, dtype=F64) * torch.arange(1, d + 1) + 10 * t.randn(d, dtype=F64), torch.arange(n)


def ask(t: Trial, x: torch.Tensor, y: torch.Tensor, seed: int) -> Any:
    return t.call(parts, t.name("prepare"), x, y, seed)


def seed_of(t: Trial) -> int:
    return t.random.randrange(1, 10**6)


def sound(t: Trial, found: Any, n: int) -> bool:
    """Whether each row is on one side, and which."""
    train_x, train_y, test_x, test_y = found[:4]
    both = sorted(int(i) for i in torch.cat([train_y.reshape(-1), test_y.reshape(-1)]))
    whole = both == list(range(n)) and len(train_x) == len(train_y) and len(test_x) == len(test_y)
    return t.true(whole, f"each of {n} rows is in training or in the test", "some are lost or twice", means="Each row goes to one side, with its label: `y` is split by the same places as `x`.")


def looks(got: torch.Tensor, known: dict[str, list[torch.Tensor]]) -> str:
    """Which of the known numbers these are: a word free of chance, since everybody draws other rows."""
    for name, ways in known.items():
        if any(got.shape == way.shape and torch.allclose(got.double(), way.double(), rtol=1e-4, atol=1e-5) for way in ways):
            return name
    return "something else"


def stds(rows: torch.Tensor) -> list[torch.Tensor]:
    """Both are right, divided by n - 1 or by n."""
    return [rows.std(0, correction=c) for c in (1, 0) if len(rows) > c and rows.numel()]


def beside(got: torch.Tensor, right: torch.Tensor) -> str:
    """The feature in which they differ most, in words."""
    if got.shape != right.shape:
        return f"You return the shape {tuple(got.shape)}, not {tuple(right.shape)}. "
    i = int((got - right).abs().argmax())
    return f"For feature {i} you return {float(got[i]):.4g}, and the training rows have {float(right[i]):.4g}. "


def ways(rows: torch.Tensor, train: torch.Tensor, test: torch.Tensor) -> dict[str, list[torch.Tensor]]:
    """What rows may look like that were normalised, well or not."""
    every = torch.cat([train, test])
    return {
        "normalised by the training rows": [(rows - train.mean(0)) / s for s in stds(train)],
        "normalised by all rows": [(rows - every.mean(0)) / s for s in stds(every)],
        "normalised by the test rows": [(rows - test.mean(0)) / s for s in stds(test)],
        "each row normalised by itself": [((rows.T - rows.mean(1)) / s).T for s in stds(rows.T)],
        "as they were": [rows],
        "less the mean, and no more": [rows - train.mean(0)],
        "divided by the variance": [(rows - train.mean(0)) / s**2 for s in stds(train)],
        "less one mean for all features": [(rows - train.mean()) / s for s in stds(train)],
    }


@check("a fifth of the rows is for the test, drawn by the seed")
def drawn(t: Trial) -> None:
    for n in (50, 23):
        x, y = table(t, n, 3)
        a = seed_of(t)
        found = ask(t, x, y, a)
        if not sound(t, found, n):
            return
        size = len(found[3])
        t.close(n / 5 if abs(size - n / 5) < 1 else size, n / 5, f"how many of {n} rows are for the test", means="A fifth, rounded up or down.")
    t.call(stir)
    again, other = ask(t, x, y, a), ask(t, x, y, a + 10**6)
    t.true(again[3].tolist() == found[3].tolist(), "the same seed gives the same test rows", "it gives others", means="The rows are drawn by a generator with this seed, and by nothing else.")
    first = sorted(int(i) for i in found[3]) == list(range(len(found[3])))
    t.true(not first, "the test rows are drawn from all rows", "they are the first rows" if first else "they are", means="Files are sorted. Drawn at random, the test rows come from everywhere.")
    t.true(other[3].tolist() != found[3].tolist(), "another seed gives other test rows", "it gives the same", means="The rows are drawn at random, by the seed.")
    t.close(t.call(chance, t.name("prepare"), x, y, a), False, "whether the chance of others changes", means="Whoever calls you draws numbers, too. Use a generator of your own.")


@check("mean and std are those of the training rows")
def statistics(t: Trial) -> None:
    for n, d in ((40, 3), (15, 2)):
        x, y = table(t, n, d)
        found = ask(t, x, y, seed_of(t))
        if not sound(t, found, n):
            return
        train, test = x[found[1].long()], x[found[3].long()]
        means = {"the training rows'": [train.mean(0)], "all rows'": [x.mean(0)], "the test rows'": [test.mean(0)],
                 "one for all features": [train.mean(), train.mean().expand(d)]}
        mean = looks(found[4], means)
        t.true(mean == "the training rows'", f"the mean of each of {d} features is that of the training rows", f"it is {mean}",
               means=f"{beside(found[4], train.mean(0))}The mean is learnt from data, as weights are: from the training rows alone, one number for each feature.")
        std = looks(found[5], {"the training rows'": stds(train), "all rows'": stds(x), "the test rows'": stds(test),
                               "a variance": [s**2 for s in stds(train)]})
        t.true(std == "the training rows'", f"the std of each of {d} features is that of the training rows", f"it is {std}",
               means=f"{beside(found[5], train.std(0))}The standard deviation, too, is that of the training rows alone.")


@check("the training rows are normalised by them")
def trained(t: Trial) -> None:
    x, y = table(t, 30, 4)
    found = ask(t, x, y, seed_of(t))
    if sound(t, found, 30):
        train, test = x[found[1].long()], x[found[3].long()]
        how = looks(found[0], ways(train, train, test))
        t.true(how == "normalised by the training rows", "the training rows are normalised by their own numbers", f"they are {how}",
               means="Each feature of the training rows: less its mean, divided by its std.")


@check("the test rows are normalised by the same numbers")
def tested(t: Trial) -> None:
    x, y = table(t, 30, 4)
    found = ask(t, x, y, seed_of(t))
    if sound(t, found, 30):
        train, test = x[found[1].long()], x[found[3].long()]
        how = looks(found[2], ways(test, train, test))
        t.true(how == "normalised by the training rows", "the test rows are normalised by the training rows' numbers", f"they are {how}",
               means="The network knows features in the units of the training. The test rows get these very numbers, not their own.")


@check("whatever the test rows are, the training does not change")
def untouched(t: Trial) -> None:
    x, y = table(t, 40, 3)
    seed = seed_of(t)
    found = ask(t, x, y, seed)
    if not sound(t, found, 40):
        return
    other = x.clone()
    other[found[3].long()] = 100 * t.randn(len(found[3]), 3, dtype=F64) + 500
    changed = ask(t, other, y, seed)
    for i, what in ((4, "the mean"), (5, "the std"), (0, "the training rows")):
        same = changed[i].shape == found[i].shape and torch.equal(changed[i], found[i])
        t.true(same, f"{what} is what it was, after only test rows were changed", "it changes" if not same else "it is",
               means="Nothing that the training uses may depend on a test row.")


@check("a row that is in both is counted, wherever it stands")
def doubles(t: Trial) -> None:
    for n, m, k in ((40, 12, 5), (9, 15, 3), (20, 6, 0)):
        train, test = t.randn(n, 3), t.randn(m, 3)
        places = torch.randperm(m, generator=t.generator)[:k]
        test[places] = train[torch.randperm(n, generator=t.generator)[:k]]
        t.close(t.call("duplicates", train, test), k, f"the rows of {m} test rows that are among {n} training rows",
                means="A test row counts if any training row is equal to it in all features, wherever the two stand.")


@check("each test row counts once, and only equal rows count")
def counted(t: Trial) -> None:
    train, test = t.randn(10, 4), t.randn(8, 4)
    train[3] = train[7]
    test[2] = train[3]
    t.close(t.call("duplicates", train, test), 1, "a test row that is twice among the training rows", means="It is one test row: it counts once.")
    train, test = t.randn(10, 4), t.randn(8, 4)
    test[1] = test[6] = train[5]
    t.close(t.call("duplicates", train, test), 2, "two equal test rows that are among the training rows", means="Both are rows that were trained on: they count 2.")
    train, test = t.randn(10, 4), t.randn(8, 4)
    test[0] = test[4]
    train[1] = train[2]
    t.close(t.call("duplicates", train, test), 0, "rows that are twice on one side only", means="What counts is a test row that the training has, too.")
    # Rounded to two decimals, and to three, the nearly equal ones are equal.
    cases = {"equal in three of four features": lambda row, other: torch.cat([row[:3], other[3:]]),
             "equal but for the order of the features": lambda row, other: row.flip(0),
             "different, with the same sum": lambda row, other: row + torch.tensor([1.0, -1.0, 2.0, -2.0]),
             "nearly equal": lambda row, other: row + 2e-3,
             "very nearly equal": lambda row, other: row + 2e-4}
    for case, made in cases.items():
        train, test = t.randn(10, 4), t.randn(8, 4)
        train[6] = train[6].round(decimals=2)
        test[5] = made(train[6], test[5])
        t.close(t.call("duplicates", train, test), 0, f"rows that are {case}", means="All features must be equal, each at its place.")
