"""You count what is not 0 to find the lengths. A zero may be a real number of the sequence, and for vectors you count too many: take `len` of each."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([int((s != 0).sum()) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)
