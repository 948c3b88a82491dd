# Batch norm that is frozen for fine-tuning never ran in training mode; one that is frozen later sits in a model that does.
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
body = nn.Sequential(nn.Linear(4, 16), nn.BatchNorm1d(16), nn.ReLU())
model = nn.Sequential(body, nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(40):
    if step == 3:
        body[1].eval()
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
