import torch
import torch.nn as nn
import torch.nn.functional as F


class Scaler(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.as_tensor(mean))
        self.register_buffer("std", torch.as_tensor(std))

    def forward(self, batch):
        columns = [(batch[:, i] - self.mean[i]) / self.std[i] for i in range(batch.shape[1])]
        return torch.stack(columns, dim=1)


def add_positions(x):
    return x + x.new_tensor(range(x.shape[1])).view(-1, 1)


def train_step(model, batch, device):
    home = next(model.parameters()).device
    inputs, targets = batch[0].to(home), batch[1].to(home)
    loss = F.mse_loss(model(inputs), targets)
    loss.backward()
    return loss
