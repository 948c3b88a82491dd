"""A loader: an order, groups, and a function that makes a batch of a group."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Generator


class Loader:
    """Gives all items of a data set once in each loop, in batches."""

    def __init__(self, ds: Sequence[Any], batch_size: int, shuffle: bool, drop_last: bool, generator: Generator | None, collate: Callable[[list[Any]], Any]) -> None:
        self.ds, self.batch_size, self.shuffle, self.drop_last = ds, batch_size, shuffle, drop_last
        self.generator, self.collate = generator, collate

    def __iter__(self) -> Iterator[Any]:
        n = len(self.ds)
        order = torch.randperm(n, generator=self.generator).tolist() if self.shuffle else range(n)
        for start in range(0, n, self.batch_size):
            places = order[start : start + self.batch_size]
            if self.drop_last and len(places) < self.batch_size:
                return
            yield self.collate([self.ds[i] for i in places])


def batches(
    ds: Sequence[Any],
    batch_size: int,
    shuffle: bool = False,
    drop_last: bool = False,
    generator: Generator | None = None,
    collate: Callable[[list[Any]], Any] | None = None,
) -> Loader:
    """Return something that can be looped over again and again: each time it gives all items of `ds` once, in batches."""
    return Loader(ds, batch_size, shuffle, drop_last, generator, collate or list)


if __name__ == "__main__":
    squares = [(i, i * i) for i in range(7)]
    loader = batches(squares, 3, shuffle=True)
    for epoch in range(2):
        for batch in loader:
            print(batch)
        print("the end of epoch", epoch)
