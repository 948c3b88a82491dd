import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
first, last = nn.Linear(4, 32), nn.Linear(32, 2)
nn.init.constant_(first.bias, -4.0)
opt = torch.optim.SGD([*first.parameters(), *last.parameters()], lr=0.1)
for step in range(20):
    opt.zero_grad()
    hidden = F.relu(first(x))  # here
    F.cross_entropy(last(hidden), y).backward()
    opt.step()
