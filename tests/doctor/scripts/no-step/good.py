# Weights that are changed by hand; then pictures of what a model looks at.
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
for step in range(10):
    model.zero_grad()
    F.cross_entropy(model(x), y).backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= 0.1 * p.grad
model.eval()
for picture in x[:8]:
    picture = picture.clone().requires_grad_()
    model(picture)[0].backward()
    print(picture.grad.abs().max().item())
