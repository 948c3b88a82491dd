"""The losses fall, but you hand back another model than the one that learned: calling the class again makes a new one, with random weights. Return the very object that stood in the loop."""
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
        losses.append(loss.item())
    return ScaledLine(x), losses
