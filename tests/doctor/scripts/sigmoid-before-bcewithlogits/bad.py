import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, :1] > 0).float()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
opt = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.BCEWithLogitsLoss()
for step in range(6):
    opt.zero_grad()
    loss = criterion(model(x), y)  # here
    loss.backward()
    opt.step()
