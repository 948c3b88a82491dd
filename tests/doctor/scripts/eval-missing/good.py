# Evaluated in eval mode; and, apart from that, dropout is used on purpose to see how sure the model is.
import torch
from torch import nn

x, y = torch.randn(200, 4), torch.randint(0, 3, (200,))
model = nn.Sequential(nn.Linear(4, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(4):
    model.train()
    for batch, target in zip(x[:150].split(30), y[:150].split(30)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(batch), target).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        right = (model(x[150:]).argmax(1) == y[150:]).float().mean()
        model.train()
        spread = torch.stack([model(x[150:]) for _ in range(8)]).std(0).mean()
    print(right.item(), spread.item())
