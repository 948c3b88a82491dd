"""Items are numbers, so that it is known what came when. What a loader draws is chance: facts about it are compared."""

from typing import Any

import torch

from runners.checking import Trial, check, far
from runners.checking.probes import pretend_cuda


@far
class Numbers:
    """Item i is the number `first` + i; with `draws` also a number from the data set's own generator."""

    def __init__(self, n, first=0, draws=False):
        import numpy
        self.n, self.first = n, first
        if draws:
            self.rng = numpy.random.default_rng(0)

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return (self.first + int(i), int(self.rng.integers(2**40))) if hasattr(self, "rng") else self.first + int(i)


@far
def epochs(make_loaders, which, count, *question):
    """What `count` epochs of one of the two loaders give, as lists of batches."""
    loader = make_loaders(*question)[which]
    return [[torch.as_tensor(batch).tolist() for batch in loader] for _ in range(count)]


@far
def drawn(make_loaders, count, *question):
    """The numbers that the data set drew, epoch by epoch."""
    loader = make_loaders(*question)[0]
    return [[int(v) for _, values in loader for v in values] for _ in range(count)]


@far
def options(make_loaders, *question):
    """Which loaders they are: whether DataLoader's, how many workers, whether memory is pinned."""
    found = make_loaders(*question)
    return [[isinstance(loader, torch.utils.data.DataLoader), getattr(loader, "num_workers", None), bool(getattr(loader, "pin_memory", False))] for loader in found]


@far
def stir():
    """Others draw numbers, too."""
    import random
    torch.rand(7), random.random()


def ask(t: Trial, which: int, count: int, size: int, seed: int, n: int = 23, m: int = 11, workers: int = 0) -> Any:
    return t.call(epochs, t.name("make_loaders"), which, count, t.call(Numbers, n), t.call(Numbers, m, 100), size, seed, workers)


def flat(found: list[list[int]]) -> list[int]:
    return [i for batch in found for i in batch]


def seed_of(t: Trial) -> int:
    return t.random.randrange(1, 10**6)


@check("the test loader gives all items in their order")
def tested(t: Trial) -> None:
    for m, size in ((11, 4), (6, 8)):
        first, second = ask(t, 1, 2, size, seed_of(t), m=m)
        truth = [list(range(100 + i, min(100 + i + size, 100 + m))) for i in range(0, m, size)]
        t.close([len(b) for b in first], [len(b) for b in truth], f"the sizes of the test batches for {m} items and batch_size {size}",
                means="All test items are judged, also those of a last, shorter batch.")
        t.close(first, truth, f"the test batches for {m} items", means="Predictions are matched with the items by their place, so that the test keeps its order.")
        t.close(second, first, "the second pass over the test", means="The test is the same each time.")


@check("the training loader gives each item once, in a new order in each epoch")
def trained(t: Trial) -> None:
    first, second = ask(t, 0, 2, 5, seed_of(t))
    for found, name in ((first, "first"), (second, "second")):
        whole = sorted(flat(found))
        most = len(found) == 4 and len(set(whole)) == len(whole) == 20         # drop_last is a matter of taste here
        t.close(list(range(23)) if most else whole, list(range(23)), f"the items of the {name} epoch, sorted", means="Each training item comes once in an epoch.")
    t.true(flat(first) != list(range(len(flat(first)))), "the training items are shuffled", "they come in the order of the file",
           means="Files are sorted: each batch would hold one class, and the network forgets the others. `shuffle=True` for training.")
    t.true(flat(first) != flat(second), "the second epoch has another order", "it has the same", means="In each epoch the order is drawn anew.")
    t.close([len(b) for b in first][:4], [5] * 4, "the sizes of the training batches", means="Batches have `batch_size` items.")


@check("the seed repeats the order, whatever others draw")
def seeded(t: Trial) -> None:
    seed = seed_of(t)
    first = ask(t, 0, 2, 5, seed)
    t.call(stir)
    again, other = ask(t, 0, 2, 5, seed), ask(t, 0, 2, 5, seed + 10**6)
    t.true(again == first, "a new call with the same seed gives the same two epochs", "it gives others", means="A run that can't be repeated can't be compared. Give the loader a generator with this seed.")
    t.true(other != first, "another seed gives another order", "it gives the same", means="The order comes from `seed`.")


@check("making the loaders leaves the chance of others alone")
def alone(t: Trial) -> None:
    touched = t.call(changes, t.name("make_loaders"), t.call(Numbers, 8), t.call(Numbers, 4), 2, seed_of(t))
    t.close(touched, False, "whether `make_loaders` changes the chance that everybody draws from", means="Whoever calls you draws numbers, too. `torch.manual_seed` changes theirs: make a `torch.Generator`.")


@far
def changes(make_loaders, *question):
    before = torch.get_rng_state()
    make_loaders(*question)
    return not torch.equal(before, torch.get_rng_state())


@check("workers draw different numbers, and others in each epoch")
def workers(t: Trial) -> None:
    seed = seed_of(t)
    question = (t.call(Numbers, 12, 0, True), t.call(Numbers, 4), 3, seed, 2)
    first, second = t.call(drawn, t.name("make_loaders"), 2, *question)
    twins = len(set(first)) < len(first)
    repeats = len(set(first) & set(second)) > 0
    story = "both workers draw the same" if twins else "every epoch draws the same" if repeats else "all are different"
    t.close(story, "all are different", "the numbers that 12 items drew in two epochs, with 2 workers",
            means="Each worker has a copy of the data set, with the same generator in the same state. A `worker_init_fn` gives `dataset.rng` a seed of its own: "
                  "`get_worker_info().seed` differs between workers and epochs.")


@check("workers are as many as asked for, and memory is pinned only for CUDA")
def told(t: Trial) -> None:
    for there in (False, True):
        with t.watch(pretend_cuda, there):
            found = t.call(options, t.name("make_loaders"), t.call(Numbers, 4), t.call(Numbers, 4), 2, 1, 3)
        t.close([f[0] for f in found], [True, True], "whether both are DataLoaders", means="Return two `torch.utils.data.DataLoader`.")
        t.close([f[1] for f in found], [3, 3], "the workers of both, asked for 3", means="`workers` is the number of processes that fetch: `num_workers=workers`.")
        where = "where CUDA is" if there else "where no CUDA is"
        t.close([f[2] for f in found], [there, there], f"whether memory is pinned, {where}", means="Pinned memory is copied to a GPU faster. Without one it only costs: `pin_memory=torch.cuda.is_available()`.")
    found = t.call(options, t.name("make_loaders"), t.call(Numbers, 4), t.call(Numbers, 4), 2, 1)
    t.close([f[1] for f in found], [0, 0], "the workers of both, where nobody asks for any", means="Without `workers` there are none: 0 means that the program itself fetches.")
