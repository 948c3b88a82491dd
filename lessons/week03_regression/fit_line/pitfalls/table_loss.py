"""Your loss compares every prediction with every target. One has the shape (n, 1), the other (n,): subtracted, they make a table of n times n, and the best answer to all of it is a flat line at the mean. Keep both in the shape (n, 1)."""
import torch
from torch import nn
from torch.nn import functional as F


def train(x, y, steps=300):
    model = ScaledLine(x)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = ((model(x) - y.squeeze()) ** 2).mean()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
