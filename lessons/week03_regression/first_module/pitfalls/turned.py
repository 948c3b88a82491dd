"""`nn.Linear` is told how many numbers come *in*, then how many go *out*; you have it the other way round. Its weight is stored as (outputs, inputs), which is easily mistaken for the order of the arguments."""
from torch import nn


class MLP(MLP):
    def __init__(self, d_in, hidden, d_out):
        nn.Module.__init__(self)
        sizes = [d_in, *hidden, d_out]
        self.layers = nn.ModuleList(nn.Linear(b, a) for a, b in zip(sizes, sizes[1:]))
