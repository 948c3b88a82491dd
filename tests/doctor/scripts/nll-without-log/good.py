import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(64, 4)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

criterion = nn.NLLLoss()
for step in range(6):
    opt.zero_grad()
    loss = criterion(model(x).log_softmax(dim=1), y)
    loss.backward()
    opt.step()
