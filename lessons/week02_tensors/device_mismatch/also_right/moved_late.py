import torch
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = nn.Buffer(mean)
        self.std = nn.Buffer(std)

    def forward(self, x):
        return (x - self.mean) / self.std


def add_positions(x):
    return x + torch.arange(x.size(1)).to(x.device).unsqueeze(1)


def train_step(model, batch, device):
    x, y = batch
    x, y = x.to(device), y.to(device)
    error = ((model(x) - y) ** 2).mean()
    error.backward()
    return error
