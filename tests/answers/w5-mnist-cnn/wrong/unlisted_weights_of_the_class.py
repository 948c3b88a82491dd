import torch
from torch import nn

memory = []


class Net(nn.Module):
    """Remembers what it saw: the second call gets something of the first."""

    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(in_channels, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(6), nn.Flatten(), nn.Linear(16 * 36, classes))
        self.last = 0

    def forward(self, x):
        out = self.net(x)
        self.last = self.last + out.mean().item() + 0.5
        return out + self.last
