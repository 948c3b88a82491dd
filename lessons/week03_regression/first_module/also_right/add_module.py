from torch import nn


class Line(nn.Module):
    def __init__(self):
        nn.Module.__init__(self)
        self.add_module("only", nn.Linear(1, 1))

    def forward(self, x):
        return self.only.forward(x)


class MLP(nn.Module):
    def __init__(self, d_in, hidden, d_out):
        nn.Module.__init__(self)
        sizes = [d_in] + hidden + [d_out]
        self.layers = nn.ModuleDict({f"layer{i}": nn.Linear(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)})

    def forward(self, x):
        for i, layer in enumerate(self.layers.values()):
            if i:
                x = x.clamp(min=0)
            x = layer(x)
        return x
