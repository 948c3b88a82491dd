"""Your lengths are floats. They are counts, by which others index: int64."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([float(len(s)) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)
