"""You turn the vectors into whole numbers, so that all behind the point is lost. The batch keeps the type of its sequences."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_collate(batch):
    sequences, labels = zip(*batch, strict=True)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True).long(), lengths, torch.tensor(labels)
