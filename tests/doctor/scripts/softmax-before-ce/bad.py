import torch
from torch import nn

x, y = torch.randn(90, 4), torch.randint(0, 3, (90,))
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(dim=1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(30):
    optimizer.zero_grad()
    loss = nn.CrossEntropyLoss()(model(x), y)  # here
    loss.backward()
    optimizer.step()
