# Two networks and two optimizers, by turns.
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
one, two = nn.Linear(4, 2), nn.Linear(4, 2)
first, second = torch.optim.SGD(one.parameters(), lr=0.1), torch.optim.SGD(two.parameters(), lr=0.1)
for step in range(12):
    model, opt = (one, first) if step < 6 else (two, second)
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
