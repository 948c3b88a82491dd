"""Two first networks."""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn


class Line(nn.Module):
    """One input, one output, nothing between."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.layer(x)


class MLP(nn.Module):
    """Linear layers of the given sizes, with a ReLU between each two of them."""

    def __init__(self, d_in: int, hidden: Sequence[int], d_out: int) -> None:
        super().__init__()
        sizes = [d_in, *hidden, d_out]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))

    def forward(self, x: Tensor) -> Tensor:
        *inner, last = self.layers
        for layer in inner:
            y = layer(x).relu()
            x = x + y if y.shape == x.shape else y
        return last(x)
