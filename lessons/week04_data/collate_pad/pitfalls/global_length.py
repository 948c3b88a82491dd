"""You pad every batch to one fixed length. Take the longest of this batch: short batches stay cheap, and longer sequences still fit."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    out = sequences[0].new_zeros((len(sequences), max(50, int(lengths.max())), *sequences[0].shape[1:]))
    for i, s in enumerate(sequences):
        out[i, :len(s)] = s
    return out, lengths, torch.tensor(labels)
