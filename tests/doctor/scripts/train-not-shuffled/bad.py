import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(80, 4)
y = (x[:, 0] > 0).long()
train, test = TensorDataset(x[:60], y[:60]), TensorDataset(x[60:], y[60:])
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

y, order = y.sort()
training = DataLoader(TensorDataset(x[order], y), batch_size=10)
for epoch in range(3):
    for a, b in training:  # here
        opt.zero_grad()
        F.cross_entropy(model(a), b).backward()
        opt.step()
