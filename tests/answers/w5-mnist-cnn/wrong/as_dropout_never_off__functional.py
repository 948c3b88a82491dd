from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.a = nn.Conv2d(in_channels, 8, 3)
        self.b = nn.Conv2d(8, 16, 3)
        self.out = nn.Linear(16 * ((size - 4) // 2) ** 2, classes)

    def forward(self, x):
        x = F.relu(self.b(F.relu(self.a(x))))
        x = F.dropout2d(F.max_pool2d(x, 2), 0.25)
        return self.out(x.flatten(1))
