import torch
from torch import nn


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        for name, value in {"mean": mean, "std": std}.items():
            self.register_buffer(name, value)

    def forward(self, x):
        return x.sub(self.mean).div(self.std)


def add_positions(x):
    return x + torch.ones_like(x).cumsum(1) - 1


def train_step(model, batch, device):
    batch = [part.to(device) for part in batch]
    loss = nn.functional.mse_loss(model(batch[0]), batch[1])
    loss.backward()
    return loss.detach()
