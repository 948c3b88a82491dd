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

training, testing = DataLoader(train, batch_size=16, shuffle=True), DataLoader(test, batch_size=16)
some = DataLoader(test, batch_size=4, shuffle=True)
for epoch in range(3):
    model.train()
    for a, b in training:
        opt.zero_grad()
        F.cross_entropy(model(a), b).backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        right = 0
        for a, b in testing:
            right += (model(a).argmax(1) == b).sum().item()
    print(right / 20)
with torch.no_grad():
    print(model(next(iter(some))[0]))
