import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

def refuse(module, args, output):
    raise RuntimeError("not today")


handle = model[1].register_forward_hook(refuse)
for step in range(3):
    try:
        model(x)
    except RuntimeError as error:
        print(error)
handle.remove()
model[0].weight.register_hook(lambda grad: grad * 2)
for step in range(4):
    opt.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    opt.step()
    print(repr(loss.item()))
model[0].weight.register_hook(lambda grad: 1 / 0)
F.mse_loss(model(x), y).backward()
