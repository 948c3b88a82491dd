"""No linear layer: a map for each class, of which the mean is the logit. Fits every size."""

from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.first = nn.Conv2d(in_channels, 24, 3)
        self.second = nn.Conv2d(24, 24, 3, stride=2)
        self.last = nn.Conv2d(24, classes, 1)

    def forward(self, x):
        x = F.gelu(self.first(x))
        x = F.max_pool2d(F.gelu(self.second(x)), 2)
        return self.last(x).mean((2, 3))
