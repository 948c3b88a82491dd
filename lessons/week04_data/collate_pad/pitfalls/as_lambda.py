"""Your function is a lambda. Workers that are started afresh look it up by its name, and it has none: use `def`."""

import torch
from torch.nn.utils.rnn import pad_sequence


pad_collate = lambda batch: (pad_sequence([s for s, _ in batch], batch_first=True), torch.tensor([len(s) for s, _ in batch]), torch.tensor([y for _, y in batch]))
