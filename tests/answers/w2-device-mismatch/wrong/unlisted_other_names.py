import torch
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("m", mean)
        self.register_buffer("s", std)

    def forward(self, x):
        return (x - self.m) / self.s


def add_positions(x):
    return x + torch.arange(x.shape[1], device=x.device)[:, None]


def train_step(model, batch, device):
    x, y = batch[0].to(device), batch[1].to(device)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return loss
