import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    """Weights as bare parameters, layers as functions; dropout asks for the mode."""

    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.k1 = nn.Parameter(torch.randn(20, in_channels, 5, 5) * 0.1)
        self.b1 = nn.Parameter(torch.zeros(20))
        self.k2 = nn.Parameter(torch.randn(40, 20, 5, 5) * 0.05)
        self.b2 = nn.Parameter(torch.zeros(40))
        side = ((size - 4) // 2 - 4) // 2
        self.w = nn.Parameter(torch.randn(classes, 40 * side * side) * 0.02)

    def forward(self, x):
        x = F.relu(F.max_pool2d(F.conv2d(x, self.k1, self.b1), 2))
        x = F.relu(F.max_pool2d(F.conv2d(x, self.k2, self.b2), 2))
        x = x.reshape(x.shape[0], -1)
        x = F.dropout(x, 0.5, self.training)
        return x @ self.w.T
