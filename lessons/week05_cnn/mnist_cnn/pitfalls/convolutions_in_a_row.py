"""Nothing nonlinear is between your convolutions. Two in a row compute what one larger one could: put a ReLU behind each."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.MaxPool2d(2)
        )
        self.head = nn.Linear(32 * (size // 4) ** 2, classes)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))
