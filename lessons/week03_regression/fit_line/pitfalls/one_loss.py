"""Your list holds one loss, the last: the `append` stands after the loop. Indent it, so that it runs in each step."""
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
    return model, losses
