import torch
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, x):
        return (x - self.mean) / self.std


def add_positions(x):
    places = torch.tensor([[i] for i in range(x.shape[1])])
    return places + x


def train_step(model, batch, device):
    x, y = batch[0].to(device), batch[1].to(device)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return loss
