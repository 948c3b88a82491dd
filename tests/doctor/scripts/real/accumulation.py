"""Gradient accumulation over four small batches, with an average of the weights, a warm-up and a checkpoint that is read again."""
import copy

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(3)
x = torch.randn(400, 10)
y = (x[:, 0] * x[:, 1] > 0).float().unsqueeze(1)
train, val = random_split(TensorDataset(x, y), [320, 80])
model = nn.Sequential(nn.Linear(10, 48), nn.GELU(), nn.LayerNorm(48), nn.Linear(48, 1))
ema = copy.deepcopy(model).requires_grad_(False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9, nesterov=True)
warm = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 10))
EVERY, history = 4, []
for epoch in range(6):
    model.train()
    running = 0.0
    optimizer.zero_grad()
    for number, (a, b) in enumerate(DataLoader(train, batch_size=8, shuffle=True), 1):
        loss = F.binary_cross_entropy_with_logits(model(a), b)
        (loss / EVERY).backward()
        running += loss.item()
        if number % EVERY == 0:
            optimizer.step()
            warm.step()
            optimizer.zero_grad()
            with torch.no_grad():
                for mean, now in zip(ema.parameters(), model.parameters()):
                    mean.lerp_(now, 0.1)
    model.eval()
    with torch.no_grad():
        right = sum(((ema(a) > 0).float() == b).sum().item() for a, b in DataLoader(val, batch_size=40))
    history.append(running / number)
    print(epoch, repr(history[-1]), right / len(val))
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, "checkpoint.pt")
again = torch.load("checkpoint.pt")
model.load_state_dict(again["model"])
optimizer.load_state_dict(again["optimizer"])
print(again["epoch"], min(history))
