"""You set the random seed in `__init__`. So every network begins with the same weights, and whoever draws random numbers after making one gets the same ones again. Where chance begins is for the program that trains to say, not for the network."""
import torch
from torch import nn


class MLP(MLP):
    def __init__(self, d_in, hidden, d_out):
        torch.manual_seed(0)
        super().__init__(d_in, hidden, d_out)


class Line(Line):
    def __init__(self):
        torch.manual_seed(0)
        super().__init__()
