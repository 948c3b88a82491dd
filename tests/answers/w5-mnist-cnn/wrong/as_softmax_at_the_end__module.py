from torch import nn


class Net(nn.Sequential):
    def __init__(self, in_channels=1, size=28, classes=10):
        s = (size - 2) // 2 - 2
        super().__init__(
            nn.Conv2d(in_channels, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(),
            nn.Flatten(), nn.Linear(16 * s * s, classes), nn.Softmax(dim=1))
