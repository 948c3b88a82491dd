"""A convolutional network for small pictures."""

import torch
from torch import nn


class Net(nn.Module):
    """Blocks of convolution, activation and pooling, then a linear layer that gives a logit for each class."""

    def __init__(self, in_channels=1, size=28, classes=10):
        super().__init__()
        ...

    def forward(self, x):
        """Pictures (n, in_channels, size, size) in, logits (n, classes) out."""
        ...


if __name__ == "__main__":
    net = Net()
    print(sum(p.numel() for p in net.parameters()), "parameters")
    print(net(torch.zeros(5, 1, 28, 28)))  # 5 rows of 10 logits
