import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

losses, kept = [], []
for step in range(40):
    opt.zero_grad()
    parts = [F.cross_entropy(model(x[i::8]), y[i::8]) / 8 for i in range(8)]
    for loss in parts:
        loss.backward()
    opt.step()
    losses.append(sum(loss.item() for loss in parts))
    kept.append(loss.detach())
print(sum(losses))
