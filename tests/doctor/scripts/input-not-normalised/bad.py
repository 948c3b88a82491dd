import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randint(0, 256, (64, 1, 8, 8)).float()
y = torch.randint(0, 2, (64,))
model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.LeakyReLU(), nn.Flatten(), nn.Linear(144, 2))
opt = torch.optim.Adam(model.parameters(), lr=1e-4)
for step in range(6):
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()  # here
    opt.step()
