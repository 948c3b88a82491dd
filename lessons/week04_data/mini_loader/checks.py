"""The data set of the checks knows `len` and `[]`, and writes down which places it was asked for. Orders are chance: what any
right order has is compared. Chance fails a right answer less than once in 10^9: of 6 places in 3,000 epochs each is expected 500
times at each position, standard deviation 20.4; asked for is 500 ± 135."""

from itertools import pairwise

import torch

from runners.checking import Trial, check, far

ONCE, AGAIN, LOST, MORE = "each item once", "some items twice, others never", "some items never", "some items twice"


@far
class Items:
    """Item i is the pair (i, 10 i). Writes down what it is asked for; can be indexed, and nothing else."""

    def __init__(self, n):
        self.n, self.asked = n, []

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        i = i.item() if hasattr(i, "item") else i
        if type(i) is not int:
            raise TypeError(f"items are asked for one at a time, by a whole number, and not by {type(i).__name__}")
        if not 0 <= i < self.n:
            raise IndexError(i)
        self.asked.append(i)
        return i, 10 * i


@far
def epoch(loader, most=10_000):
    """The batches of one loop, as lists of pairs."""
    found = []
    for batch in loader:
        found.append([tuple(pair) for pair in batch])
        if len(found) > most:
            break
    return [[list(pair) for pair in batch] for batch in found]


@far
def lazily(loader, ds, k):
    """How many items were fetched before batch k is there, for the first k batches."""
    found, before = [], len(ds.asked)
    for i, _ in enumerate(loader):
        found.append(len(ds.asked) - before)
        if i + 1 == k:
            break
    return found


@far
def left_early(loader, k):
    """Leave a loop after k batches; then what the next whole loop gives, in order."""
    for i, _ in enumerate(loader):
        if i + 1 == k:
            break
    return [pair[0] for batch in loader for pair in batch]


@far
def side_by_side(loader):
    """Two loops at once, as for pairs of batches."""
    return [[a[0][0], b[0][0]] for a in loader for b in loader]


@far
def added(group):
    """A collate function: the sum of the items' first numbers, and how many there are."""
    return {"sum": sum(pair[0] for pair in group), "n": len(group)}


@far
def seeded(seed):
    return torch.Generator().manual_seed(seed)


@far
def at_first(batches, ds, epochs):
    """How often each item came at each position of an epoch."""
    loader, counts = batches(ds, 4, shuffle=True), [[0] * len(ds) for _ in range(len(ds))]
    for _ in range(epochs):
        place = 0
        for batch in loader:
            for pair in batch:
                counts[place][pair[0]] += 1
                place += 1
    return counts


def flat(found: list[list[list[int]]]) -> list[int]:
    return [pair[0] for batch in found for pair in batch]


def cover(places: list[int], n: int) -> str:
    missing, twice = set(range(n)) - set(places), len(places) > len(set(places))
    return AGAIN if missing and twice else LOST if missing else MORE if twice else ONCE


SIZES = ((7, 3), (6, 3), (5, 8), (4, 1))


@check("in order, each item comes once, in groups of batch_size")
def ordered(t: Trial) -> None:
    for n, size in SIZES:
        found = t.call(epoch, t.call("batches", t.call(Items, n), size))
        truth = [[[i, 10 * i] for i in range(start, min(start + size, n))] for start in range(0, n, size)]
        t.close([len(b) for b in found], [len(b) for b in truth], f"the sizes of the batches for {n} items and batch_size {size}",
                means="Groups are as large as `batch_size`; what is left at the end is a shorter one. Without `collate`, a batch is the list of its items.")
        t.close(found, truth, f"the batches for {n} items and batch_size {size}", means="Without `shuffle` the items come in the data set's order, as they are.")


@check("drop_last leaves out a last batch that is too short")
def dropped(t: Trial) -> None:
    for n, size in SIZES:
        found = t.call(epoch, t.call("batches", t.call(Items, n), size, drop_last=True))
        t.close([len(b) for b in found], [size] * (n // size), f"the sizes for {n} items, batch_size {size} and drop_last",
                means="With `drop_last` a group that is not full is left out, and a full one stays.")


@check("an empty data set has no batches")
def empty(t: Trial) -> None:
    # Not shuffled: PyTorch's own RandomSampler refuses to draw from nothing.
    t.close(t.call(epoch, t.call("batches", t.call(Items, 0), 4)), [], "the batches of no items", means="Without items there is no batch, not even an empty one.")


@check("shuffled, each item still comes once")
def once(t: Trial) -> None:
    for n, size in ((30, 4), (9, 2)):
        found = t.call(epoch, t.call("batches", t.call(Items, n), size, shuffle=True))
        t.close(cover(flat(found), n), ONCE, f"{n} items, shuffled", means="Shuffling changes the order. All items come, and none comes twice: `torch.randperm` gives each place once.")
        whole = all(b == 10 * a for batch in found for a, b in batch)
        t.true(whole, "an item stays together", "its parts come from different items", means="An item's parts belong together: the order is drawn once, for whole items.")
    order = flat(t.call(epoch, t.call("batches", t.call(Items, 160), 4, shuffle=True)))
    t.close(cover(order, 160), ONCE, "160 items, shuffled", means="However many items there are, all of them come, and each once.")
    beside = sum((b - a) % 160 == 1 for a, b in pairwise(order))
    kept = sum(item // 4 == place // 4 for place, item in enumerate(order))
    story = "in their own order" if order == list(range(160)) else "each in the batch that it would be in anyway" if kept > 80 \
        else "many behind their neighbour" if beside > 40 else "mixed"
    t.close(story, "mixed", "how 160 items come, shuffled", means="With `shuffle=True` all items are mixed: any may come at any place. A random order has one item or two behind its neighbour.")


@check("each epoch has an order of its own")
def epochs(t: Trial) -> None:
    loader = t.call("batches", t.call(Items, 30), 4, shuffle=True)
    first, second = flat(t.call(epoch, loader)), flat(t.call(epoch, loader))
    story = "nothing" if not second else "the same order" if first == second else "another order"
    t.close(story, "another order", "what the second epoch gives", means="A training loops over the loader once for each epoch. The order is drawn whenever a loop begins: in `__iter__`.")
    plain = t.call("batches", t.call(Items, 7), 3)
    a, b = flat(t.call(epoch, plain)), flat(t.call(epoch, plain))
    t.close(b, a, "the second epoch without shuffling", means="It can be looped over again, and gives the same.")


@check("a generator's seed decides about the order")
def generated(t: Trial) -> None:
    seed = t.random.randrange(10**6)
    orders = []
    for s in (seed, seed, seed + 10**6):
        loader = t.call("batches", t.call(Items, 40), 8, shuffle=True, generator=t.call(seeded, s))
        orders.append([flat(t.call(epoch, loader)), flat(t.call(epoch, loader))])
    t.true(orders[0] == orders[1], "the same seed gives the same orders", "it gives others", means="All chance comes from the `generator` that was given: hand it to `torch.randperm`.")
    t.true(orders[0] != orders[2], "another seed gives other orders", "it gives the same", means="The order comes from the generator, so another seed gives another one.")
    t.true(orders[0][0] != orders[0][1], "the second epoch goes on with the generator", "it begins anew", means="The generator goes on from epoch to epoch. Don't set its seed again.")


@check("every order is as likely as any other")
def fair(t: Trial) -> None:
    counts = t.call(at_first, t.name("batches"), t.call(Items, 6), 3000)
    worst = max((abs(c - 500), c, place, item) for place, row in enumerate(counts) for item, c in enumerate(row))
    t.true(worst[0] <= 135, "each of 6 items comes at each position in a sixth of 3,000 epochs", "some come at some positions far too often or too rarely",
           means=f"Item {worst[3]} came at position {worst[2]} in {worst[1]} of 3,000 epochs; 500 are to be expected. Shuffle all items, not parts of them.")


@check("items are fetched when their batch is asked for")
def lazy(t: Trial) -> None:
    for shuffle in (False, True):
        ds = t.call(Items, 20)
        found = t.call(lazily, t.call("batches", ds, 4, shuffle=shuffle), ds, 3)
        t.close(found, [4, 8, 12], f"how many items were fetched before batches 1, 2 and 3 were there, shuffle={shuffle}", per="batch",
                means="Data sets are larger than memory: fetch the items of a batch when it is asked for, none before.")


@check("a loop that was left early does not disturb the next")
def early(t: Trial) -> None:
    loader = t.call("batches", t.call(Items, 10), 3)
    t.close(t.call(left_early, loader, 2), list(range(10)), "the loop after one that was left in the middle", means="Each loop begins at the first item. Keep the position in the loop itself, not in the object.")
    pairs = t.call(side_by_side, t.call("batches", t.call(Items, 6), 3))
    t.close(pairs, [[0, 0], [0, 3], [3, 0], [3, 3]], "the first items of two loops, one inside the other", means="Two loops over the same loader go on independently: `__iter__` gives each its own iterator.")


@check("collate makes the batch")
def collated(t: Trial) -> None:
    found = t.call(batches_of, t.call("batches", t.call(Items, 7), 3, collate=added))
    t.close(found, [{"sum": 3, "n": 3}, {"sum": 12, "n": 3}, {"sum": 6, "n": 1}], "what a collate function made of the groups",
            means="`collate` is called with the list of a group's items, and what it returns is the batch.")


@far
def batches_of(loader):
    return list(loader)
