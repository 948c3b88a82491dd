"""You build the list of sizes inside `hidden`, with `insert` or `append`. That list belongs to the caller, who may use it for the next network, and finds other numbers in it. Make a list of your own: `[d_in, *hidden, d_out]`."""
from torch import nn


class MLP(MLP):
    def __init__(self, d_in, hidden, d_out):
        nn.Module.__init__(self)
        hidden.insert(0, d_in)
        hidden.append(d_out)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(hidden, hidden[1:]))
