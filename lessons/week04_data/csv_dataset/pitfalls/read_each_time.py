"""You read the file for each item. That is slow, and depends on the file for hours: read it once, in `__init__`."""

import csv
from pathlib import Path

import torch
from torch.utils.data import Dataset


class CsvDataset(Dataset):
    def __init__(self, path, target, transform=None):
        self.path, self.target, self.transform = path, target, transform
        self.read()

    def read(self):
        with Path(self.path).open(newline="") as file:
            rows = list(csv.DictReader(file))
        self.feature_names = [name for name in rows[0] if name != self.target]
        self.features = torch.tensor([[float(row[name]) for name in self.feature_names] for row in rows])
        self.classes = sorted({row[self.target] for row in rows})
        self.labels = [self.classes.index(row[self.target]) for row in rows]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        self.read()
        features = self.features[i]
        if self.transform is not None:
            features = self.transform(features)
        return features, self.labels[i]
