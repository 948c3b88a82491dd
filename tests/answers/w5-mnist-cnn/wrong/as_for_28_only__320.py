from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, classes)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        x = x.view(len(x), -1)
        return self.fc2(F.relu(self.fc1(x)))
