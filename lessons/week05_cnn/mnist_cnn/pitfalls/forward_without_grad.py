"""Your `forward` computes under `no_grad`, so that nothing learns. Who evaluates says `no_grad` outside."""

from torch import nn
import torch


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        )
        side = size // 2 // 2
        self.head = nn.Linear(32 * side * side, classes)

    def forward(self, x):
        with torch.no_grad():
            return self.head(self.features(x).flatten(1))
