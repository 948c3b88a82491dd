"""You return two things. Without the lengths nobody can tell padding from data: padded, lengths, labels."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    return pad_sequence(sequences, batch_first=True), torch.tensor(labels)
