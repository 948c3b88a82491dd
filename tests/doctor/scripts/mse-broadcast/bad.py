import torch
from torch import nn
from torch.nn import functional as F

x = torch.randn(60, 3)
y = x @ torch.tensor([1.0, 2.0, 3.0])
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(12):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)  # here
    loss.backward()
    optimizer.step()
