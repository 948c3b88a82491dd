import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

original = torch.Tensor.backward
calls = []


def mine(self, *args, **kwargs):
    calls.append(float(self))
    return original(self, *args, **kwargs)


torch.Tensor.backward = mine
for step in range(8):
    opt.zero_grad()
    F.mse_loss(model(x), y).backward()
    opt.step()
torch.autograd.backward = lambda tensors, *a, **k: print("never mind")
F.mse_loss(model(x), y).backward()
print(calls)
