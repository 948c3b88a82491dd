"""Your training ends long before it arrives. Adam moves each weight by about `lr` per step, whatever the slope: 300 steps of 0.001 are 0.3, and the way to a height of 3 is ten times that. Take a larger `lr`."""
import torch
from torch import nn
from torch.nn import functional as F


def train(x, y, steps=300):
    model = nn.Linear(1, 1)
    opt = torch.optim.Adam(model.parameters(), lr=0.001)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
