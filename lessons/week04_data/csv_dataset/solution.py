"""A table in a CSV file, as a data set."""

import csv
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor
from torch.utils.data import Dataset


class CsvDataset(Dataset[tuple[Tensor, int]]):
    """Item i is (features, class number) of row i."""

    def __init__(self, path: str | Path, target: str, transform: Callable[[Tensor], Tensor] | None = None) -> None:
        with Path(path).open(newline="") as file:
            rows = list(csv.DictReader(file))
        self.transform = transform
        self.feature_names = [name for name in rows[0] if name != target]
        self.features = torch.tensor([[float(row[name]) for name in self.feature_names] for row in rows])
        self.classes = sorted({row[target] for row in rows})
        self.labels = [self.classes.index(row[target]) for row in rows]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, i: int) -> tuple[Tensor, int]:
        features = self.features[i]
        if self.transform is not None:
            features = self.transform(features)
        return features, self.labels[i]


if __name__ == "__main__":
    Path("fruit.csv").write_text("weight,kind,width\n150,pear,6.5\n120,apple,7\n")
    fruit = CsvDataset("fruit.csv", target="kind")
    print(len(fruit), fruit.classes, fruit.feature_names)
    print(fruit[0])
