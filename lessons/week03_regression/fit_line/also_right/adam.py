import torch
from torch import nn


def train(x, y, steps=300):
    model = nn.Linear(1, 1)
    criterion = nn.MSELoss()
    opt = torch.optim.Adam(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        loss = criterion(model(x), y)
        losses.append(float(loss))
        loss.backward()
        opt.step()
        opt.zero_grad()
    return model, losses
