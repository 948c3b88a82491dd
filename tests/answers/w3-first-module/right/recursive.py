import torch
import torch.nn as nn


class MLP(nn.Module):
    """One layer and, behind it, a smaller MLP."""

    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        if hidden:
            first, *rest = hidden
            self.layer = nn.Linear(d_in, first)
            self.rest = MLP(first, rest, d_out)
        else:
            self.layer = nn.Linear(d_in, d_out)
            self.rest = None

    def forward(self, x):
        y = self.layer(x)
        if self.rest is None:
            return y
        return self.rest(torch.where(y > 0, y, torch.zeros_like(y)))


class Line(MLP):
    def __init__(self):
        super().__init__(1, [], 1)
