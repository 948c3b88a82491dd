"""Your network has no convolution, only plain layers: each pixel has weights of its own."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.pool = nn.MaxPool2d(2)
        self.first = nn.Linear(in_channels * (size // 2) ** 2, 64)
        self.head = nn.Linear(64, classes)

    def forward(self, x):
        return self.head(self.first(self.pool(x).flatten(1)).relu())
