# Masked with minus infinity before a softmax, and one batch that overflows and is left out.
import torch
from torch import nn

torch.manual_seed(0)
x = torch.rand(32, 3)
mask = torch.tensor([0.0, 0.0, float("-inf")])
model = nn.Linear(3, 3)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(10):
    opt.zero_grad()
    loss = -(model(x) + mask).log_softmax(dim=1)[:, 0].mean()
    loss.backward()
    opt.step()
