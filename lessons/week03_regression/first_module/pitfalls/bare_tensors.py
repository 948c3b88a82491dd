"""You keep weight and bias as plain tensors. `requires_grad=True` lets gradients reach them, but the module does not know them as its own: they are not among `parameters()`. Use a `nn.Linear`, or wrap each in `nn.Parameter`."""
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.randn(1, 1, requires_grad=True)
        self.bias = torch.zeros(1, requires_grad=True)

    def forward(self, x):
        return x * self.weight + self.bias
