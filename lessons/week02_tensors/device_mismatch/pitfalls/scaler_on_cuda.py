"""You wrote `cuda` into the scaler. It works on a machine with a GPU and on no other. Where the numbers have to be, x says; and buffers are there already."""
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, x):
        return (x - self.mean.to("cuda")) / self.std.to("cuda")
