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
    pairs = y.unsqueeze(1) == y             # which samples belong together
    pull = (pairs.float().mean() * out).mean()
    (F.binary_cross_entropy_with_logits(out.squeeze(1), y) + 0.01 * pull).backward()
    opt.step()
    right = ((out.squeeze(1) > 0).float() == y).float().mean()
    print(right.item())
