from csv import reader
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch


@dataclass
class CsvDataset:
    path: Any
    target: str
    transform: Any = None
    classes: list = field(default_factory=list)

    def __post_init__(self):
        with open(self.path, encoding="utf-8", newline="") as f:
            lines = [line for line in reader(f) if any(line)]
        table = np.array(lines[1:], dtype=object)
        column = lines[0].index(self.target)
        self.classes, codes = np.unique(table[:, column].astype(str), return_inverse=True)
        self.data = np.delete(table, column, axis=1).astype("float32")
        self.codes = codes.astype("int64").reshape(-1)
        self.feature_names = tuple(n for n in lines[0] if n is not lines[0][column])

    def __len__(self):
        return len(self.codes)

    def __getitem__(self, i):
        x = torch.tensor(self.data[i], dtype=torch.float)
        if self.transform:
            x = self.transform(x)
        return [x, torch.tensor(self.codes[i])]
