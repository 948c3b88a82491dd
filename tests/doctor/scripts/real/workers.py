"""A data set that is read by two worker processes, with an augmentation, a collate function and a progress bar."""
import random

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset


class Waves(Dataset):
    def __init__(self, n, train):
        self.n, self.train = n, train

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        gen = torch.Generator().manual_seed(i)
        label = i % 3
        wave = torch.sin(torch.linspace(0, 3 + 3 * label, 32)) + 0.3 * torch.randn(32, generator=gen)
        if self.train:
            wave = wave + 0.05 * torch.randn(32) + 0.01 * random.random()
        return wave, label


def collate(batch):
    waves, labels = zip(*batch)
    return torch.stack(waves), torch.tensor(labels)


def main():
    torch.manual_seed(21)
    random.seed(21)
    training = DataLoader(Waves(120, True), batch_size=16, shuffle=True, num_workers=2, collate_fn=collate, persistent_workers=True)
    testing = DataLoader(Waves(60, False), batch_size=16, num_workers=0, collate_fn=collate)
    model = nn.Sequential(nn.Unflatten(1, (1, 32)), nn.Conv1d(1, 8, 5), nn.BatchNorm1d(8), nn.ReLU(), nn.AdaptiveAvgPool1d(4), nn.Flatten(), nn.Linear(32, 3))
    optimizer = torch.optim.RMSprop(model.parameters(), lr=2e-3)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.7)
    for epoch in range(3):
        model.train()
        for waves, labels in training:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(waves), labels)
            loss.backward()
            optimizer.step()
        scheduler.step()
        model.eval()
        right = 0
        with torch.no_grad():
            for waves, labels in testing:
                right += (model(waves).argmax(1) == labels).sum().item()
        print(f"epoch {epoch}: {loss.item()!r}, {right}/60")


if __name__ == "__main__":
    main()
