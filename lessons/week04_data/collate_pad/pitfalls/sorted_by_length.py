"""You sort the sequences by their length. The batch stays in its order; who wants it sorted can do that later."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*sorted(batch, key=lambda pair: -len(pair[0])), strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)
