"""Your layers are in a plain list, into which a module doesn't see: no optimizer gets their weights, and none are saved. Use `nn.ModuleList` or `nn.Sequential`."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.layers = [
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        ]
        self.head = nn.Linear(32 * (size // 4) ** 2, classes)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.head(x.flatten(1))
