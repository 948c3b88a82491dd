"""Your layer is made in the class, outside `__init__`: once, when the file is read, for all objects together. The module does not find it among its own attributes, so that it is neither trained nor saved. Make it in `__init__`, as `self.layer`."""
from torch import nn


class Line(nn.Module):
    layer = nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)
