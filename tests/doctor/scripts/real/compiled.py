"""A compiled model and a compiled step."""
import torch
from torch import nn

torch.manual_seed(5)
x = torch.randn(128, 6)
y = x.square().sum(1, keepdim=True)
model = nn.Sequential(nn.Linear(6, 32), nn.SiLU(), nn.Linear(32, 1))
fast = torch.compile(model, backend="aot_eager")
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)


@torch.compile(backend="eager")
def distance(a, b):
    return (a - b).pow(2).mean()


for step in range(30):
    optimizer.zero_grad()
    loss = distance(fast(x), y)
    loss.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, repr(loss.item()))
print(sum(p.sum().item() for p in model.parameters()))
