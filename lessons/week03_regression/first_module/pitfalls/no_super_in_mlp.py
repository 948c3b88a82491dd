"""`Line` begins its lists of layers, `MLP` does not: each module class with an `__init__` of its own has to call `super().__init__()` in it, with both pairs of brackets, before it sets the first layer."""
from torch import nn


class MLP(MLP):
    def __init__(self, d_in, hidden, d_out):
        sizes = [d_in, *hidden, d_out]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
