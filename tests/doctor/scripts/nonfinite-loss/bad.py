import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(32, 3)
model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(10):
    opt.zero_grad()
    loss = model(x).log().mean()
    loss.backward()  # here
    opt.step()
