import csv
import bisect
import torch
from torch.utils.data import Dataset


class CsvDataset(Dataset):
    def __init__(self, path, target, transform=None):
        samples, names = [], []
        with open(str(path)) as handle:
            for record in csv.DictReader(handle):
                name = record.pop(target)
                if name not in names:
                    bisect.insort(names, name)
                samples.append((torch.FloatTensor([float(v) for v in record.values()]), name))
                self.feature_names = list(record)
        self.classes = names
        self.samples = [(x, names.index(name)) for x, name in samples]
        self.transform = transform

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        x, y = self.samples[index]
        return (self.transform(x.clone()) if callable(self.transform) else x, y)
