"""Sequences of unequal length, in one batch."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch: Sequence[tuple[Tensor, int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the sequences as one tensor, filled up with zeros behind, their lengths, and the labels."""
    sequences, labels = zip(*batch)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)


if __name__ == "__main__":
    words = [(torch.tensor([3, 1, 2]), 1), (torch.tensor([5]), 0)]
    print(pad_collate(words))
