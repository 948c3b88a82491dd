"""Sequences of unequal length, in one batch."""

import torch


def pad_collate(batch):
    """Return the sequences as one tensor, filled up with zeros behind, their lengths, and the labels."""
    ...


if __name__ == "__main__":
    words = [(torch.tensor([3, 1, 2]), 1), (torch.tensor([5]), 0)]
    # Should print a (2, 3) tensor whose second row is 5, 0, 0, then the lengths 3 and 1, then the labels.
    print(pad_collate(words))
