"""You take the first sequence's length for all: a longer one is cut off. Take the largest of the batch."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    n = len(sequences[0])
    out = sequences[0].new_zeros((len(sequences), n, *sequences[0].shape[1:]))
    for i, s in enumerate(sequences):
        out[i, :len(s)] = s[:n]
    return out, lengths, torch.tensor(labels)
