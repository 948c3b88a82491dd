import torch
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = nn.Parameter(mean, requires_grad=False)
        self.std = nn.Parameter(std, requires_grad=False)

    def forward(self, x):
        return (x - self.mean) / self.std


def add_positions(x):
    return x + torch.arange(x.shape[1], device=x.device)[:, None]


def train_step(model, batch, device):
    x, y = batch[0].to(device), batch[1].to(device)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    return loss
