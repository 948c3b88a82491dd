"""Your step fits inputs around 1, and is far too long for inputs up to 100: the slope of the loss grows with the square of x, each step jumps over the lowest point and lands higher than before. Scale x inside your model: subtract its mean, divide by its spread."""
import torch
from torch import nn
from torch.nn import functional as F


def train(x, y, steps=300):
    model = nn.Linear(1, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
