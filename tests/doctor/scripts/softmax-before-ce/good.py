# Probabilities as *targets* are fine, and so is a softmax for a look at the answers.
import torch
from torch import nn

x, y = torch.randn(90, 4), torch.randn(90, 3).softmax(1)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(30):
    optimizer.zero_grad()
    logits = model(x)
    loss = nn.CrossEntropyLoss()(logits, y)
    loss.backward()
    optimizer.step()
    sure = logits.softmax(dim=1).max(1).values.mean().item()
