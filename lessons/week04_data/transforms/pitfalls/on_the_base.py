"""You set the transform on the shared base. The second view overwrites that of the first, and your test is shifted as well."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Transformed(Dataset):
    def __init__(self, base, transform):
        self.base = base
        base.transform = transform

    def __len__(self):
        return len(self.base)

    def __getitem__(self, i):
        picture, label = self.base[i]
        return self.base.transform(picture), label
