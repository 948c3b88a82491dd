"""Your dropout is on in evaluation, too: `F.dropout` doesn't know of `eval()`. Use `nn.Dropout`, or say `training=self.training`."""

from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        )
        side = size // 2 // 2
        self.head = nn.Linear(32 * side * side, classes)

    def forward(self, x):
        return self.head(F.dropout(self.features(x).flatten(1)))
