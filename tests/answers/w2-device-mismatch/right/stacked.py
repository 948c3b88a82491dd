import torch
from torch import nn
from torch.utils._pytree import tree_map


class Scaler(nn.Module):
    def __init__(self, mean, std):
        nn.Module.__init__(self)
        self.register_buffer("std", std)
        self.register_buffer("mean", mean)

    def forward(self, x):
        return torch.div(x - self.get_buffer("mean"), self.get_buffer("std"))


def add_positions(x):
    with x.device:
        steps = torch.arange(0, x.shape[-2])
    return torch.add(x, steps.reshape(1, -1, 1))


def train_step(model, batch, device):
    x, y = tree_map(lambda t: t.to(device=device), batch)
    prediction = model(x)
    loss = torch.mean(torch.square(prediction - y))
    torch.autograd.backward(loss)
    return loss
