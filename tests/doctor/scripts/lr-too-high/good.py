# It goes up and down, and one loss is meant to grow.
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 4)
y = x.sum(dim=1, keepdim=True)
model = nn.Linear(4, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.6)
for step in range(60):
    opt.zero_grad()
    i = torch.randint(64, (4,))
    nn.functional.mse_loss(model(x[i]), y[i]).backward()
    opt.step()
other = nn.Linear(4, 1)
opt = torch.optim.SGD(other.parameters(), lr=0.5, maximize=True)
for step in range(60):
    opt.zero_grad()
    other(x).mean().backward()
    opt.step()
