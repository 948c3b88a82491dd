import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

import sys

model.train()
for step in range(4):
    opt.zero_grad()
    F.mse_loss(model(x), y).backward()
    opt.step()
with torch.no_grad():
    print(F.mse_loss(model(x), y).item())
    sys.exit(7)
