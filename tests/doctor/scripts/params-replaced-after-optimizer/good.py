import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
model[2] = nn.Linear(16, 2)
for p in model[0].parameters():
    p.requires_grad_(False)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(10):
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
# The body's gradients are looked at, only the head is stepped.
for p in model[0].parameters():
    p.requires_grad_(True)
head = torch.optim.SGD(model[2].parameters(), lr=0.1)
for step in range(10):
    model.zero_grad()
    F.cross_entropy(model(x), y).backward()
    head.step()
