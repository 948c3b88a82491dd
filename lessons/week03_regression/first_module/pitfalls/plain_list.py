"""You keep your layers in a plain list or dictionary. A module looks through its attributes for layers, and does not look into those: `parameters()` misses them, an optimizer never gets them, and nothing of them is saved. `nn.ModuleList` is a list that it does look into."""
from torch import nn


class MLP(nn.Module):
    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        sizes = [d_in, *hidden, d_out]
        self.layers = [nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer(x).relu()
        return self.layers[-1](x)
