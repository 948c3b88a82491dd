import torch
from torch import nn
from torch.nn import functional as F

x = torch.randn(60, 3)
y = x @ torch.tensor([1.0, 2.0, 3.0])
w = torch.zeros(3, requires_grad=True)
for step in range(12):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    w -= 0.1 * w.grad  # here
    w.grad = None
