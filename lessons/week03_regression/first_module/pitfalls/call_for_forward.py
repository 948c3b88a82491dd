"""You define `__call__`. That one belongs to `nn.Module`: when the object is called, it runs your `forward`, and around it all that hangs on a call, such as hooks. Your own `__call__` takes its place and skips that. Name the method `forward`."""
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def __call__(self, x):
        return self.layer(x)


class MLP(MLP):
    def __call__(self, x):
        *inner, last = self.layers
        for layer in inner:
            x = layer(x).relu()
        return last(x)
