import torch
from torch import nn
import torch.nn.functional as F


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(1, 1)

    def forward(self, x):
        return self.lin(x)


class MLP(nn.Module):
    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        sizes = [d_in] + hidden + [d_out]
        self.body = nn.Sequential(*[nn.Linear(i, o) for i, o in zip(sizes[:-1], sizes[1:])])

    def forward(self, x):
        return self.body(x)
