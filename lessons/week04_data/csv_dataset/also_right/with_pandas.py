"""pandas reads and counts; the data set holds arrays."""

import numpy as np
import pandas as pd
import torch
from torch.utils.data import Dataset


class CsvDataset(Dataset):
    def __init__(self, path, target, transform=None):
        table = pd.read_csv(path)
        names = table.pop(target).astype("category")
        self.classes = list(names.cat.categories)
        self.feature_names = list(table.columns)
        self.x = table.to_numpy(dtype=np.float32)
        self.y = names.cat.codes.to_numpy(dtype=np.int64)
        self.transform = transform

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, i):
        x = torch.from_numpy(self.x[i])
        return (x if self.transform is None else self.transform(x)), self.y[i]
