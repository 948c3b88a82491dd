import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

# Gradients by hand, and an optimizer that calls its closure.
for step in range(10):
    grads = torch.autograd.grad(F.cross_entropy(model(x), y), list(model.parameters()))
    for p, g in zip(model.parameters(), grads):
        p.grad = g
    opt.step()
lbfgs = torch.optim.LBFGS(model.parameters())


def closure():
    lbfgs.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    return loss


for step in range(4):
    lbfgs.step(closure)
