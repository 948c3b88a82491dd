"""A loader: an order, groups, and a function that makes a batch of a group."""

import torch


def batches(ds, batch_size, shuffle=False, drop_last=False, generator=None, collate=None):
    """Return something that can be looped over again and again: each time it gives all items of `ds` once, in batches."""
    ...


if __name__ == "__main__":
    squares = [(i, i * i) for i in range(7)]
    loader = batches(squares, 3, shuffle=True)
    for epoch in range(2):
        for batch in loader or []:
            print(batch)
        print("the end of epoch", epoch)
