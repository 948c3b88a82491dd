import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Linear(4, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
model = nn.Linear(4, 2)
for step in range(10):
    model.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()  # here
