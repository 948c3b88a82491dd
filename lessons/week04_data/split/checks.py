"""A deal is chance, so only facts that any good deal has are compared. Where chance could fail a right answer, it does so less than once
in 10⁹: of 200 samples dealt into halves, the first half holds 50 ± 3.5 of the first hundred; asked for is 25 … 75."""

from typing import Any

import torch

from runners.checking import Trial, check, far

ONCE, LOST, TWICE = "each sample is in one part", "some samples are in no part", "some samples are in two places, others in none"
BOTH = "some samples are in more than one place"
SAME, OTHER = "the same parts", "other parts"


@far
class Numbers:
    """A data set of which sample i is the number i."""

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return int(i)


@far
def dealt(split, ds, fractions, seed):
    """What is in each part."""
    return [[int(part[j]) for j in range(len(part))] for part in split(ds, fractions, seed)]


@far
def places(stratified, labels, fraction, seed):
    train, test = stratified(labels, fraction, seed)
    return [[int(i) for i in train], [int(i) for i in test]]


@far
def chance(what, *question):
    """Whose source of chance a call changes."""
    import random

    import numpy
    before = torch.get_rng_state(), random.getstate(), str(numpy.random.get_state())
    what(*question)
    after = torch.get_rng_state(), random.getstate(), str(numpy.random.get_state())
    same = torch.equal(before[0], after[0]), before[1] == after[1], before[2] == after[2]
    return [name for name, kept in zip(("PyTorch's", "Python's", "NumPy's"), same, strict=True) if not kept]


@far
def stir():
    """Everybody's chance goes on by a bit."""
    import random

    import numpy
    torch.rand(3), random.random(), numpy.random.rand()


def cover(parts: list[list[int]], n: int) -> str:
    held = [i for part in parts for i in part]
    missing, again = set(range(n)) - set(held), len(held) > len(set(held))
    return TWICE if missing and again else LOST if missing else BOTH if again else ONCE


def ask(t: Trial, n: int, fractions: list[float], seed: int) -> list[list[int]]:
    return t.call(dealt, t.name("split"), t.call(Numbers, n), fractions, seed)


def seed(t: Trial) -> int:
    return t.random.randrange(1, 10**6)


CASES = ((20, [0.8, 0.2]), (7, [1 / 3, 1 / 3, 1 / 3]), (103, [0.7, 0.15, 0.15]), (11, [0.5, 0.5]), (10, [0.25, 0.25, 0.25, 0.25]), (5, [1.0]))


@check("there is a part for each fraction, of the right size")
def sizes(t: Trial) -> None:
    for n, fractions in CASES:
        parts = ask(t, n, fractions, seed(t))
        t.close(len(parts), len(fractions), f"the number of parts for {len(fractions)} fractions", means="Each fraction is one part.")
        shares = ", ".join(f"{n * f:.2f}" for f in fractions)
        right = len(parts) == len(fractions) and all(abs(len(p) - n * f) < 1 + 1e-9 for p, f in zip(parts, fractions, strict=True))
        t.close([n * f for f in fractions] if right else [len(p) for p in parts], [n * f for f in fractions], f"the sizes, for {n} samples",
                means=f"The shares are {shares}. Each part is within 1 of its share.")


@check("each sample is in exactly one part")
def once(t: Trial) -> None:
    for n, fractions in CASES:
        t.close(cover(ask(t, n, fractions, seed(t)), n), ONCE, f"{n} samples in {len(fractions)} parts",
                means="A sample in two parts is judged on what it was trained on; one in none is wasted. Sizes that are rounded one by one "
                      "don't add up: round the borders.")


@check("sorted samples are mixed")
def is_mixed(t: Trial) -> None:
    first = ask(t, 200, [0.5, 0.5], seed(t))[0]
    early = sum(i < 100 for i in first)
    t.true(25 <= early <= 75, "half of the first part comes from the first hundred", f"{early} of its {len(first)} samples do" if early in (0, len(first)) else "few or most do",
           means="The samples are numbered 0 to 199. Files are sorted by class: deal them in a random order.")


@check("the same seed deals the same parts, another seed others")
def seeded(t: Trial) -> None:
    a, b = seed(t), seed(t) + 10**6
    first = ask(t, 60, [0.7, 0.3], a)
    t.call(stir)
    again, other = ask(t, 60, [0.7, 0.3], a), ask(t, 60, [0.7, 0.3], b)
    t.close(SAME if again == first else OTHER, SAME, f"seed {a} again, after others have drawn numbers",
            means="A test set that is another one in each run is soon trained on. All of your chance must come from `seed`.")
    t.close(SAME if other == first else OTHER, OTHER, f"seed {b} after seed {a}", means="Another seed is another deal. Start your generator from `seed`.")


@check("others' chance is left alone")
def alone(t: Trial) -> None:
    means = "Whoever calls you draws numbers, too. Setting or using the common source changes theirs: make a generator of your own."
    touched = t.call(chance, t.name("split"), t.call(Numbers, 30), [0.5, 0.5], seed(t))
    t.close(touched, [], "whose chance `split` has changed", means=means)
    touched = t.call(chance, t.name("stratified"), ["a", "b"] * 10, 0.3, seed(t))
    t.close(touched, [], "whose chance `stratified` has changed", means=means)


def labels(t: Trial, counts: dict[Any, int]) -> list[Any]:
    found = [name for name, count in counts.items() for _ in range(count)]
    t.random.shuffle(found)
    return found


MIXES: tuple[tuple[dict[Any, int], float], ...] = (
    ({0: 40, 1: 20, 2: 4}, 0.25), ({"cat": 30, "dog": 10, "owl": 4, "yak": 2}, 0.1), ({"a": 12, "b": 5, "c": 2}, 0.9), ({3: 10, 7: 10}, 0.5), ({1: 200, 2: 200, 3: 200}, 0.5))


@check("each place is for training or for the test")
def each(t: Trial) -> None:
    for counts, fraction in MIXES:
        names = labels(t, counts)
        parts = t.call(places, t.name("stratified"), names, fraction, seed(t))
        t.close(cover(parts, len(names)), ONCE, f"the {len(names)} places, dealt", means="Hand back places in `labels`, each of them once.")


@check("the test gets its share of each class")
def shares(t: Trial) -> None:
    for counts, fraction in MIXES:
        names = labels(t, counts)
        test = t.call(places, t.name("stratified"), names, fraction, seed(t))[1]
        for name, count in counts.items():
            got = sum(0 <= i < len(names) and names[i] == name for i in test)
            share = count * fraction
            # In words: how many they are is another number each time.
            fair = abs(got - share) < 1 + 1e-9
            t.true(fair, f"of the {count} of class {name!r} the test gets its share", "it gets another number" if not fair else "it does",
                   means=f"With a test fraction of {fraction}, class {name!r} has a share of {share:.1f}, and {got} of it are in your test. "
                         "Deal each class by itself.")


@check("a class with two samples or more is on both sides")
def rare(t: Trial) -> None:
    for counts, fraction in (({"a": 30, "b": 2, "c": 3}, 0.05), ({"a": 30, "b": 2, "c": 3}, 0.95)):
        names = labels(t, counts)
        train, test = t.call(places, t.name("stratified"), names, fraction, seed(t))
        for name in ("b", "c"):
            sides = [side for side, held in (("training", train), ("test", test)) if any(0 <= i < len(names) and names[i] == name for i in held)]
            t.true(len(sides) == 2, f"the {counts[name]} samples of class {name!r} are on both sides, with a test fraction of {fraction}",
                   "they are on one side only" if len(sides) < 2 else "they are",
                   means=f"They are in {' and '.join(sides) or 'neither'}. A class that is only in the test was never trained; one that is only in training is never judged.")


@check("a single sample of a class is for training")
def single(t: Trial) -> None:
    for fraction in (0.1, 0.8):
        names = labels(t, {"a": 9, "b": 1})
        train, test = t.call(places, t.name("stratified"), names, fraction, seed(t))
        place = names.index("b")
        t.close(["training"] * (place in train) + ["test"] * (place in test), ["training"], f"where the only sample of class 'b' is, with a test fraction of {fraction}",
                means="It can be on one side only, and what was never trained can't be judged.")


@check("within a class, the places are dealt at random, by the seed")
def within(t: Trial) -> None:
    names = ["a"] * 40 + ["b"] * 40
    a, b = seed(t), seed(t) + 10**6
    deal = [sorted(t.call(places, t.name("stratified"), names, 0.25, s)[1]) for s in (a, a, b)]
    t.close(SAME if deal[0] == deal[1] else OTHER, SAME, f"the test's places for seed {a}, again", means="All of your chance must come from `seed`.")
    t.close(SAME if deal[0] == deal[2] else OTHER, OTHER, f"the test's places for seed {b} after seed {a}",
            means="The same places go to the test whatever the seed is. Mix the places of each class before you cut.")
