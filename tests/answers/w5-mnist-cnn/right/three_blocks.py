import torch
import torch.nn as nn
import torch.nn.functional as F


def block(a, b):
    return nn.Sequential(nn.Conv2d(a, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True), nn.MaxPool2d(2, ceil_mode=True))


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super(Net, self).__init__()
        self.blocks = nn.ModuleList([block(in_channels, 12), block(12, 24), block(24, 48)])
        with torch.no_grad():
            probe = torch.zeros(1, in_channels, size, size)
            for b in self.blocks:
                probe = b(probe)
        self.dropout = nn.Dropout(0.25)
        self.fc = nn.Linear(probe.numel(), classes)

    def forward(self, x):
        for b in self.blocks:
            x = b(x)
        x = torch.flatten(x, start_dim=1)
        return self.fc(self.dropout(x))
