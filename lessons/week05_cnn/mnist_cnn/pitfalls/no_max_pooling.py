"""Your network has no max pooling: the maps keep their size, or are made smaller in another way. Here `nn.MaxPool2d` is to do it, at least once."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(4)
        )
        self.head = nn.Linear(32 * 16, classes)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))
