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
        size = hidden[0] if hidden else d_in
        self.first = nn.Linear(d_in, size)
        self.last = nn.Linear(size, d_out)

    def forward(self, x):
        return self.last(self.first(x).relu())
