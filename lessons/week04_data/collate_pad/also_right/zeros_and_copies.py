"""A tensor of zeros, filled row by row."""

import torch


def pad_collate(batch):
    count = len(batch)
    lengths = torch.zeros(count, dtype=torch.long)
    labels = torch.zeros(count, dtype=torch.long)
    for i, (sequence, label) in enumerate(batch):
        lengths[i] = sequence.shape[0]
        labels[i] = label
    first = batch[0][0]
    padded = first.new_zeros((count, int(lengths.max()), *first.shape[1:]))
    for i, (sequence, _) in enumerate(batch):
        padded[i, : sequence.shape[0]] = sequence
    return padded, lengths, labels
