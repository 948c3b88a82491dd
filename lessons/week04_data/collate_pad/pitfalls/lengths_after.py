"""Your lengths are measured after padding, when all are equal. Measure the sequences as they came."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    padded = pad_sequence(sequences, batch_first=True)
    return padded, torch.tensor([len(row) for row in padded]), torch.tensor(labels)
