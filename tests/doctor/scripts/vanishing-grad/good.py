import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 16)
y = (x[:, 0] > 0).long()
layers = []
for _ in range(14):
    layers += [nn.Linear(16, 16), nn.LayerNorm(16), nn.ReLU()]
model = nn.Sequential(*layers, nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(10):
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
