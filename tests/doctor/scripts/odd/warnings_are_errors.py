import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

import warnings

warnings.simplefilter("error")
for step in range(3):
    opt.zero_grad()
    F.mse_loss(model(x), y).backward()
    opt.step()
try:
    F.mse_loss(model(x), y[:, 0])
except UserWarning as error:
    print(str(error)[:30])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    F.mse_loss(model(x), y[:, 0])
    torch.tensor(torch.ones(2))
print([str(one.message)[:20] for one in seen])
