"""You make the layers in `forward`. So every call gets new ones, with new random weights: the same input has another answer each time, and what was learned is thrown away. Make them once, in `__init__`, and keep them in `self`."""
from torch import nn


class MLP(nn.Module):
    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        self.sizes = [d_in, *hidden, d_out]

    def forward(self, x):
        for a, b in zip(self.sizes, self.sizes[1:-1]):
            x = nn.Linear(a, b)(x).relu()
        return nn.Linear(self.sizes[-2], self.sizes[-1])(x)
