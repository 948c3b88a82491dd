"""Layers of equal size are one and the same object here, used several times. They share one set of weights, and what one of them learns the others have to put up with. Make a new `nn.Linear` for each place."""
from torch import nn


class MLP(MLP):
    def __init__(self, d_in, hidden, d_out):
        super().__init__(d_in, hidden, d_out)
        sizes, made = [d_in, *hidden, d_out], {}
        pairs = list(zip(sizes, sizes[1:]))
        self.layers = nn.ModuleList(made.setdefault(p, nn.Linear(*p)) for p in pairs)
