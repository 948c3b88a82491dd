from torch import nn


class Line(nn.Linear):
    def __init__(self):
        super().__init__(1, 1)


class MLP(nn.Sequential):
    def __init__(self, d_in, hidden, d_out):
        parts = []
        for h in hidden:
            parts += [nn.Linear(d_in, h), nn.ReLU()]
            d_in = h
        super().__init__(*parts, nn.Linear(d_in, d_out))
