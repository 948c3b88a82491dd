"""You make the model inside the loop, so each step starts from new random weights, and what the last one learned is thrown away. Make model and optimizer once, above the loop."""
import torch
from torch import nn
from torch.nn import functional as F


def train(x, y, steps=300):
    losses = []
    for _ in range(steps):
        model = ScaledLine(x)
        opt = torch.optim.SGD(model.parameters(), lr=0.1)
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
