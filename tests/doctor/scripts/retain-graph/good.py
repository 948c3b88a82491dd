import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

# Two losses through one trunk.
for step in range(10):
    opt.zero_grad()
    hidden = model[:2](x)
    F.cross_entropy(model[2](hidden), y).backward(retain_graph=True)
    (0.01 * hidden.square().mean()).backward()
    opt.step()
