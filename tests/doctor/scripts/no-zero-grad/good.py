# Gradients are added up over four parts of a batch, on purpose, and then cleared by hand.
import torch
from torch import nn

x = torch.randn(64, 3)
y = x @ torch.tensor([[1.0], [2.0], [3.0]])
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for step in range(30):
    for part, answer in zip(x.split(16), y.split(16)):
        loss = nn.functional.mse_loss(model(part), answer) / 4
        loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    for p in model.parameters():
        p.grad.zero_()
