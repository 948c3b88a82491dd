"""You cut all sequences to the shortest one: the ends of the longer ones are lost. Fill up the short ones instead."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    n = int(lengths.min())
    return torch.stack([s[:n] for s in sequences]), lengths, torch.tensor(labels)
