"""You measure the loss in each step, but never call `loss.backward()`: no slope is computed, and `step()` has nothing to go by. It belongs between the loss and the step."""
import torch
from torch import nn
from torch.nn import functional as F


def train(x, y, steps=300):
    model = ScaledLine(x)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        opt.step()
        losses.append(loss.item())
    return model, losses
