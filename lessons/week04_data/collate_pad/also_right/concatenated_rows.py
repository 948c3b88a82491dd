"""Each row is lengthened by zeros, then all are stacked."""

import torch
from torch.nn import functional as F


def lengthened(sequence, to):
    missing = to - len(sequence)
    return F.pad(sequence, [0, missing] if sequence.dim() == 1 else [0, 0, 0, missing])


def pad_collate(batch):
    sizes = [len(s) for s, _ in batch]
    rows = [lengthened(s, max(sizes)) for s, _ in batch]
    return [torch.stack(rows), torch.tensor(sizes), torch.tensor([int(y) for _, y in batch])]
