import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).float()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    opt.zero_grad()
    out = model(x)
    F.binary_cross_entropy_with_logits(out.squeeze(1), y).backward()
    opt.step()
    right = ((out > 0).float() == y).float().mean()  # here
    print(right.item())
