import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

x.requires_grad_()
for step in range(6):
    opt.zero_grad()
    out = model(x)
    (slope,) = torch.autograd.grad(out.sum(), x, create_graph=True)
    loss = F.mse_loss(out, y) + (slope.norm(dim=1) - 1).square().mean()
    loss.backward()
    opt.step()
    print(repr(loss.item()))
from torch.func import functional_call, grad, vmap

params = {k: v.detach() for k, v in model.named_parameters()}
per = vmap(grad(lambda p, a, b: F.mse_loss(functional_call(model, p, (a,)), b)), in_dims=(None, 0, 0))(params, x.detach(), y)
print({k: tuple(v.shape) for k, v in per.items()})
