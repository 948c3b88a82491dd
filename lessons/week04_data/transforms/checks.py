"""A shift is chance: each picture is compared with all shifts that are allowed, by the one that it is.

Of 1,500 draws, each of 25 shifts is expected 60 times, standard deviation 7.6; asked for is 60 ± 45. A right answer fails less than
once in 10^7.
"""

import torch

from runners.checking import Trial, check, far

F64 = torch.float64


@far
class Pictures:
    """A data set of given pictures and labels. Counts how often each is asked for."""

    def __init__(self, pictures, labels):
        self.pictures, self.labels, self.asked = pictures, labels, 0

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        if not 0 <= i < len(self.labels):
            raise IndexError(i)
        self.asked += 1
        return self.pictures[i], self.labels[i]


@far
def applied(transform, picture):
    """What a transform makes of a picture, and what is left of the picture itself."""
    own = picture.clone()
    made = transform(own)
    return [made, own]


@far
def shifted(transform, picture, most, times):
    """How often each shift came, row by row; pictures that are none of them. And the last picture that was none."""
    c, h, w = picture.shape
    larger = torch.zeros(c, h + 2 * most, w + 2 * most, dtype=picture.dtype)
    larger[:, most : most + h, most : most + w] = picture
    cuts = [larger[:, top : top + h, left : left + w] for top in range(2 * most + 1) for left in range(2 * most + 1)]
    known = {cut.numpy().tobytes(): i for i, cut in enumerate(cuts)}
    counts, strange, last = [0] * len(known), 0, None
    for _ in range(times):
        made = transform(picture.clone())
        found = known.get((made.detach() + 0.0).numpy().tobytes()) if made.shape == picture.shape and made.dtype == picture.dtype else None
        if found is not None:
            counts[found] += 1
        else:
            strange, last = strange + 1, made
    return counts, strange, last


@far
def by_seed(transform, picture, seed):
    """Three pictures after torch's own seed was set; others' chance was stirred before."""
    import random
    random.random()
    torch.manual_seed(seed)
    return torch.stack([transform(picture.clone()) for _ in range(6)])


@far
def double(picture):
    return picture * 2


@far
def plus_one(picture):
    return picture + 1


@far
def items(data):
    return [[x, int(y)] for x, y in (data[i] for i in range(len(data)))]


@far
def loaded(data, size):
    return [[x, y] for x, y in torch.utils.data.DataLoader(data, batch_size=size)]


def pictures(t: Trial, n: int, c: int = 1, h: int = 4, w: int = 5) -> tuple[torch.Tensor, list[int]]:
    return t.randn(n, c, h, w), [t.random.randint(0, 9) for _ in range(n)]


@check("Normalize scales each channel by its own numbers")
def normalised(t: Trial) -> None:
    for c, h, w in ((3, 3, 3), (1, 3, 2), (3, 4, 5)):
        picture, mean, std = t.randn(c, h, w) * 3, [t.random.uniform(-2, 2) for _ in range(c)], [t.random.uniform(0.5, 3) for _ in range(c)]
        made, left = t.call(applied, t.keep("Normalize", mean, std), picture)
        truth = torch.stack([(picture[k] - mean[k]) / std[k] for k in range(c)])
        t.close(list(made.shape), [c, h, w], f"the shape of a normalised picture ({c}, {h}, {w})", means="A picture keeps its shape (c, h, w).")
        t.close(made, truth, f"a normalised picture ({c}, {h}, {w})", rtol=1e-5, atol=1e-5, means="Channel k is less `mean[k]`, divided by `std[k]`. The channels are the first axis of three.")
        t.close(left, picture, "the picture itself, afterwards", means="The picture belongs to the data set. If you change it, the next epoch gets it normalised twice: make a new one.")


@check("RandomShift gives shifted pictures, with zeros where nothing is left")
def shift(t: Trial) -> None:
    for most, c, h, w in ((1, 1, 4, 5), (2, 3, 5, 6)):
        picture = t.rand(c, h, w) + 0.5
        _, strange, last = t.call(shifted, t.keep("RandomShift", most), picture, most, 40)
        kind = "shifted pictures" if not strange else story(last, picture, most)
        t.close(kind, "shifted pictures", f"what RandomShift({most}) gives of a picture ({c}, {h}, {w})",
                means="Each point moves by the same number of places, at most `most` down or up and right or left. The size stays. What leaves is lost, and zeros come in.")


def story(made: torch.Tensor, picture: torch.Tensor, most: int) -> str:
    """In words free of chance, what a picture that is no allowed shift looks like."""
    if made.shape != picture.shape:
        return "larger pictures" if made.numel() > picture.numel() else "smaller pictures" if made.numel() < picture.numel() else "pictures of another shape"
    points, whole = made.sort(dim=-1).values.flatten(), picture.flatten()
    if sorted(points.tolist()) == sorted(whole.tolist()):
        return "pictures whose points came back on the other side"
    if made.count_nonzero() == made.numel():
        return "pictures filled up with something else than zeros"
    return "pictures moved too far, or each channel on its own" if made.shape[0] > 1 or most == 1 else "other pictures"


FAR = "but some far too often or too rarely"


def which(came: set[tuple[int, int]]) -> str:
    """In words, the shifts that come: (row, column) from (0, 0), moved down and right by 2, to (4, 4)."""
    down, right = ({2 - place[axis] for place in came} for axis in (0, 1))
    if all(row == column for row, column in came):
        return "as far down as right"
    return f"down by {', '.join(map(str, sorted(down)))}; right by {', '.join(map(str, sorted(right)))}"


@check("every shift is as likely as any other")
def fair(t: Trial) -> None:
    picture = t.rand(1, 5, 6) + 0.5
    counts, strange, _ = t.call(shifted, t.keep("RandomShift", 2), picture, 2, 1500)
    if strange:
        return          # the check before says so
    came = {(place // 5, place % 5) for place, n in enumerate(counts) if n}
    kind = f"all 25 come equally often, {FAR if max(abs(n - 60) for n in counts) > 45 else 'as they should'}" if len(came) == 25 else \
        f"{len(came)} come: {which(came)}"
    t.close(kind, "all 25 come equally often, as they should", "the shifts in 1,500 draws of RandomShift(2)",
            means="Both directions are drawn on their own, each from -2 to 2: 25 shifts, all equally likely. The upper end of `torch.randint` is left out.")
    same, strange, _ = t.call(shifted, t.keep("RandomShift", 0), picture, 0, 5)
    t.close([same[0], strange], [5, 0], "what RandomShift(0) does in 5 draws", means="By 0 points a picture doesn't move.")


@check("RandomShift draws from torch's chance")
def seeded(t: Trial) -> None:
    seed, picture = t.random.randrange(10**6), t.rand(1, 6, 7)
    shift = t.keep("RandomShift", 2)
    first, again, other = (t.call(by_seed, shift, picture, s) for s in (seed, seed, seed + 10**6))
    t.true(torch.equal(first, again), "after the same `torch.manual_seed` the same shifts come", "others come",
           means="`torch.manual_seed` doesn't rule Python's `random`. Draw with torch, and a run can be repeated; in workers it is seeded for you as well.")
    t.true(not torch.equal(first, other), "another seed gives other shifts", "the same come", means="Draw anew in each call: `__call__` is called for every picture.")


@check("Compose applies its transforms in their order")
def composed(t: Trial) -> None:
    picture = t.randn(1, 3, 3)
    for chain, truth, names in (((double, plus_one), picture * 2 + 1, "double, plus one"), ((plus_one, double), (picture + 1) * 2, "plus one, double"),
                                ((double, double, plus_one), picture * 4 + 1, "double, double, plus one"), ((), picture, "nothing")):
        made, left = t.call(applied, t.keep("Compose", list(chain)), picture)
        t.close(made, truth, f"a picture after Compose of {names}", means="The first transform gets the picture, each other one what the one before has made.")
        t.close(left, picture, "the picture itself, afterwards", means="The picture belongs to the data set: don't write into it.")


@check("Transformed changes the pictures and keeps the labels")
def transformed(t: Trial) -> None:
    xs, ys = pictures(t, 5)
    data = t.keep("Transformed", t.call(Pictures, xs, ys), double)
    t.close(len(data), 5, "the length", means="It has as many items as `base`.")
    t.close(t.call(items, data), [[x * 2, y] for x, y in zip(xs, ys, strict=True)], "all items, with a transform that doubles", means="Item i is item i of `base`: the picture transformed, the label as it is.")
    t.close(t.call(items, data), [[x * 2, y] for x, y in zip(xs, ys, strict=True)], "all items in the second epoch", means="The transform is applied to the picture as `base` gives it, in each epoch anew.")
    t.close(t.call(loaded, data, 5), [[xs * 2, torch.tensor(ys)]], "the batch of a loader", means="A `DataLoader` stacks pictures and labels.")


@check("two views of one base do not disturb each other")
def apart(t: Trial) -> None:
    xs, ys = pictures(t, 3)
    base = t.call(Pictures, xs, ys)
    train, test = t.keep("Transformed", base, double), t.keep("Transformed", base, plus_one)
    t.close(t.call(items, train), [[x * 2, y] for x, y in zip(xs, ys, strict=True)], "the items of the first view, after a second was made", means="Each view keeps its own transform; nothing is set on the shared base.")
    t.close(t.call(items, test), [[x + 1, y] for x, y in zip(xs, ys, strict=True)], "the items of the second view", means="Each view has its own transform.")
    t.close(t.call(items, base), [[x, y] for x, y in zip(xs, ys, strict=True)], "the items of the base itself", means="The base still gives its pictures as they are.")


@check("nothing is transformed before it is asked for")
def late(t: Trial) -> None:
    xs, ys = pictures(t, 6)
    base = t.call(Pictures, xs, ys)
    data = t.keep("Transformed", base, double)
    before = base.asked
    data[2]
    story = "some before any was asked for" if before else "the one" if 1 <= base.asked <= 2 else "others as well"
    t.close(story, "the one", "which items of the base are fetched, when one item is asked for",
            means="A data set fetches an item when it is asked for it. A random transform that runs once at the beginning would give the same picture in every epoch.")
