import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

class Odd(nn.Module):
    """Says strange things about itself."""

    def __init__(self):
        super().__init__()
        self.net = model
        self.list = [self]

    def __eq__(self, other):
        raise TypeError("compare me not")

    def __hash__(self):
        return 1

    def __bool__(self):
        raise ValueError("I am neither")

    def forward(self, x, *, twice=False):
        return {"out": self.net(x), "again": self.forward(x) if twice else None}


odd = Odd()
for step in range(6):
    opt.zero_grad()
    out = odd(x, twice=step % 2 == 1)
    loss = F.mse_loss(out["out"], y)
    loss.backward()
    opt.step()
    print(repr(loss.item()))
