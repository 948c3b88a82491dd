from torch import nn


class Residual(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.body = nn.Sequential(nn.GroupNorm(4, c), nn.SiLU(), nn.Conv2d(c, c, 3, padding=1))

    def forward(self, x):
        return x + self.body(x)


class Net(nn.Sequential):
    def __init__(self, in_channels=1, size=28, classes=10):
        c = 16
        super().__init__(
            nn.Conv2d(in_channels, c, 3, stride=2, padding=1), nn.SiLU(), Residual(c), nn.MaxPool2d(2), Residual(c),
            nn.SiLU(), nn.AdaptiveMaxPool2d(3), nn.Flatten(), nn.Linear(9 * c, 64), nn.SiLU(), nn.Linear(64, classes))
