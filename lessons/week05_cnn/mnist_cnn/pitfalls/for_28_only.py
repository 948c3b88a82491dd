"""Your network fits 28 × 28 pictures only: the size of the flattened maps is written down as a number. Work it out from `size`, or pool to a fixed size with `nn.AdaptiveAvgPool2d`."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.head = nn.Linear(32 * 7 * 7, classes)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))
