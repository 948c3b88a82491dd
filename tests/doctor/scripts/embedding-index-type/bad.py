import torch
from torch import nn
from torch.nn import functional as F

tokens, y = torch.randint(0, 20, (60, 5)), torch.randint(0, 3, (60,))
table, head = nn.Embedding(20, 8), nn.Linear(8, 3)
optimizer = torch.optim.SGD([*table.parameters(), *head.parameters()], lr=0.1)
for step in range(12):
    optimizer.zero_grad()
    loss = F.cross_entropy(head(table(tokens.float()).mean(1)), y)  # here
    loss.backward()
    optimizer.step()
