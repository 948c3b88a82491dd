"""Mean and deviation are plain attributes. The model does not know them: `.to` leaves them at home, and they are missing when it is saved. `self.register_buffer("mean", mean)` makes them known."""
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = mean
        self.std = std

    def forward(self, x):
        return (x - self.mean) / self.std
