"""You fill up by repeating the last number. Nothing follows a sequence: zeros."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    longest = int(lengths.max())
    rows = [torch.cat([s, s[-1:].expand(longest - len(s), *s.shape[1:])]) if len(s) else s.new_zeros((longest, *s.shape[1:])) for s in sequences]
    return torch.stack(rows), lengths, torch.tensor(labels)
