"""You pad sequences of numbers only. One of vectors has the shape (t, d): the batch then is (b, T, d)."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    out = sequences[0].new_zeros((len(sequences), int(lengths.max())))
    for i, s in enumerate(sequences):
        out[i, :len(s)] = s
    return out, lengths, torch.tensor(labels)
