import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, :1] > 0).float()
model = nn.Sequential(nn.Linear(4, 8), nn.Sigmoid(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
criterion, other = nn.BCEWithLogitsLoss(), nn.BCELoss()
for step in range(6):
    opt.zero_grad()
    out = model(x)
    loss = criterion(out, y) + other(out.sigmoid(), y)
    loss.backward()
    opt.step()
