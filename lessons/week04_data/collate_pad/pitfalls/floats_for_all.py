"""You turn whole numbers into floats: `torch.zeros` makes float32 unless you say of which type. Numbers of words must stay int64."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    out = torch.zeros(len(sequences), int(lengths.max()), *sequences[0].shape[1:])
    for i, s in enumerate(sequences):
        out[i, :len(s)] = s
    return out, lengths, torch.tensor(labels)
