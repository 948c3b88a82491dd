import torch
from torch import nn
from torch.nn.functional import linear


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = MLP(1, (), 1)

    def forward(self, x):
        return self.inner(x)


class MLP(nn.Module):
    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        self.w, self.b = nn.ParameterList(), nn.ParameterList()
        for size in tuple(hidden) + (d_out,):
            self.w.append(nn.Parameter(torch.randn(size, d_in) / d_in ** 0.5))
            self.b.append(torch.zeros(size).requires_grad_())
            d_in = size

    def forward(self, x):
        for i, (w, b) in enumerate(zip(self.w, self.b)):
            x = linear(torch.maximum(x, torch.zeros(())) if i else x, w, b)
        return x
