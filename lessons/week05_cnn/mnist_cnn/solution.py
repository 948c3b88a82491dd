"""A convolutional network for small pictures."""

import torch
from torch import Tensor, nn


class Net(nn.Module):
    """Blocks of convolution, activation and pooling, then a linear layer that gives a logit for each class."""

    def __init__(self, in_channels: int = 1, size: int = 28, classes: int = 10) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 16, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
        )
        side = size // 2 // 2  # each pooling halves it
        self.head = nn.Linear(32 * side * side, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Pictures (n, in_channels, size, size) in, logits (n, classes) out."""
        return self.head(self.features(x).flatten(1))


if __name__ == "__main__":
    net = Net()
    print(sum(p.numel() for p in net.parameters()), "parameters")
    print(net(torch.zeros(5, 1, 28, 28)))  # 5 rows of 10 logits
