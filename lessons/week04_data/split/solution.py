"""Deal samples into parts that never share one."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import torch
from torch import Generator
from torch.utils.data import Dataset, Subset


def mixed(count: int, generator: Generator) -> list[int]:
    """The numbers below `count` in a random order."""
    return torch.randperm(count, generator=generator).tolist()


def split(ds: Dataset[Any], fractions: Sequence[float], seed: int) -> list[Subset[Any]]:
    """Return one data set for each fraction, dealt at random."""
    places = mixed(len(ds), Generator().manual_seed(seed))
    borders = [0, *(round(len(ds) * share) for share in accumulate(fractions))]
    return [Subset(ds, places[a:b]) for a, b in pairwise(borders)]


def stratified(labels: Sequence[Hashable], test_fraction: float, seed: int) -> tuple[list[int], list[int]]:
    """Return the places for training and those for the test, with the test's share of each class."""
    generator = Generator().manual_seed(seed)
    classes: dict[Hashable, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        classes[label].append(place)
    train: list[int] = []
    test: list[int] = []
    for places in classes.values():
        count = len(places)
        share = min(max(1, round(count * test_fraction)), count - 1)
        dealt = [places[i] for i in mixed(count, generator)]
        test += dealt[:share]
        train += dealt[share:]
    return train, test


if __name__ == "__main__":
    for part in split(range(7), [0.5, 0.25, 0.25], seed=1):
        print([part[i] for i in range(len(part))])
    print(stratified(["cat"] * 6 + ["yak"] * 2, 0.25, seed=1))
