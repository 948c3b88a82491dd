"""You let `view(-1, …)` work out the number of rows. The second number is half of what a picture has, so 5 pictures become 10 rows. Keep the axis of the pictures: `flatten(1)`, or `view(len(x), -1)`."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.inputs = 16 * (size // 4) ** 2
        self.head = nn.Linear(self.inputs, classes)

    def forward(self, x):
        return self.head(self.features(x).view(-1, self.inputs))
