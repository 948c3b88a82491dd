from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.layers = {"a": nn.Conv2d(in_channels, 8, 3), "b": nn.Conv2d(8, 16, 3)}
        self.pool = nn.MaxPool2d(2)
        self.out = nn.Linear(16 * ((size - 4) // 2) ** 2, classes)

    def forward(self, x):
        for layer in self.layers.values():
            x = layer(x).relu()
        return self.out(self.pool(x).flatten(1))
