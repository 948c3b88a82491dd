"""One trunk, two tasks with a loss each, two optimizers, a learnt balance, and a metric that is printed by logging."""
import logging
import sys

import torch
from torch import nn
from torch.nn import functional as F

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(message)s")
log = logging.getLogger(__name__)
torch.manual_seed(11)


class TwoTasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(12, 32), nn.Tanh())
        self.heads = nn.ModuleDict({"sign": nn.Linear(32, 2), "size": nn.Linear(32, 1)})
        self.balance = nn.Parameter(torch.zeros(2))

    def forward(self, x):
        hidden = self.trunk(x)
        return {name: head(hidden) for name, head in self.heads.items()}


model = TwoTasks()
trunk_opt = torch.optim.Adam(model.trunk.parameters(), lr=3e-3)
head_opt = torch.optim.SGD([*model.heads.parameters(), model.balance], lr=0.05)
x = torch.randn(200, 12)
sign, size = (x.sum(1) > 0).long(), x.norm(dim=1, keepdim=True)
for epoch in range(25):
    trunk_opt.zero_grad()
    head_opt.zero_grad()
    out = model(x)
    losses = torch.stack([F.cross_entropy(out["sign"], sign), F.smooth_l1_loss(out["size"], size)])
    total = (losses * torch.exp(-model.balance) + model.balance).sum()
    total.backward()
    trunk_opt.step()
    head_opt.step()
    if epoch % 5 == 0:
        log.info("epoch %d sign %.6f size %.6f balance %s", epoch, *losses.tolist(), model.balance.tolist())
penalty = sum(p.square().sum() for p in model.heads.parameters())
head_opt.zero_grad()
penalty.backward()
head_opt.step()
print(repr(penalty.item()))
