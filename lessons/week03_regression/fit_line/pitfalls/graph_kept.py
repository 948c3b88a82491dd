"""You store the loss tensors themselves. Each holds on to the whole computation that it came from, so the memory grows with every step. Store `loss.item()`, the number alone."""
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
        loss.backward()
        opt.step()
        losses.append(loss)
    return model, losses
