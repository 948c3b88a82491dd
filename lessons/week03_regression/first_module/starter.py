"""Two first networks."""

import torch
from torch import nn


class Line(nn.Module):
    """One input, one output, nothing between."""

    def __init__(self):
        ...

    def forward(self, x):
        ...


class MLP(nn.Module):
    """Linear layers of the given sizes, with a ReLU between each two of them."""

    def __init__(self, d_in, hidden, d_out):
        ...

    def forward(self, x):
        ...


if __name__ == "__main__":
    # Once it works, print model(torch.ones(5, 3)).shape, too: torch.Size([5, 2]).
    model = MLP(3, [16, 16], 2)
    print(type(model).__name__)
