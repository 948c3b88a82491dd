import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(4, 16)
        self.layers = [nn.Linear(16, 16) for _ in range(2)]
        self.last = nn.Linear(16, 2)

    def forward(self, x):
        x = self.first(x)
        for layer in self.layers:
            x = layer(x).relu()
        return self.last(x)


model = Net()
opt = torch.optim.SGD([*model.parameters(), *(p for layer in model.layers for p in layer.parameters())], lr=0.1)
for step in range(10):
    opt.zero_grad()
    F.cross_entropy(model(x), y).backward()
    opt.step()
