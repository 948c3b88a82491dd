"""You leave out empty sequences. An item that came has a row, were it all zeros."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    batch = [pair for pair in batch if len(pair[0])]
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)
