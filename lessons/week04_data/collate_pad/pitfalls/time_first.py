"""Your batch is (T, b): `pad_sequence` puts the time axis first unless you say `batch_first=True`."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences), lengths, torch.tensor(labels)
