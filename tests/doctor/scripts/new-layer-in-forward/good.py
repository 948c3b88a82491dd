# Made at the first call and kept; a lazy layer; a layer without parameters may be made anew.
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.LazyLinear(16)
        self.last = None

    def forward(self, x):
        x = nn.ReLU()(self.first(x))
        if self.last is None:
            self.last = nn.Linear(16, 2)
        return self.last(x)


model = Net()
model(x)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(10):
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
