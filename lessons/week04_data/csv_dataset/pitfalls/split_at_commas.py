"""You cut lines at every comma, also inside quotes. The module `csv` knows about quotes."""

import csv
from pathlib import Path

import torch
from torch.utils.data import Dataset


class CsvDataset(Dataset):
    def __init__(self, path, target, transform=None):
        with Path(path).open(newline="") as file:
            header, *lines = [line.split(",") for line in file.read().split("\n") if line]
            rows = [dict(zip(header, line)) for line in lines]
        self.transform = transform
        self.feature_names = [name for name in rows[0] if name != target]
        self.features = torch.tensor([[float(row[name]) for name in self.feature_names] for row in rows])
        self.classes = sorted({row[target] for row in rows})
        self.labels = [self.classes.index(row[target]) for row in rows]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        features = self.features[i]
        if self.transform is not None:
            features = self.transform(features)
        return features, self.labels[i]
