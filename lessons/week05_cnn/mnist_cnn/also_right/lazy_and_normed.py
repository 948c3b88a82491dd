"""Batch normalisation, dropout, and a first linear layer that finds out its inputs by itself."""

from torch import nn


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 8, 5)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 16, 5)
        self.norm2 = nn.BatchNorm2d(16)
        self.pool = nn.MaxPool2d(2)
        self.drop = nn.Dropout(0.5)
        self.fc1 = nn.LazyLinear(64)
        self.norm3 = nn.BatchNorm1d(64)
        self.fc2 = nn.Linear(64, classes)

    def forward(self, x):
        x = self.pool(self.norm1(self.conv1(x)).relu())
        x = self.pool(self.norm2(self.conv2(x)).relu())
        x = self.norm3(self.fc1(self.drop(x.flatten(1)))).relu()
        return self.fc2(x)
