import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

import threading


def train(seed, results):
    torch.manual_seed(seed)
    net = nn.Linear(4, 1)
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(20):
        sgd.zero_grad()
        F.mse_loss(net(x), y).backward()
        sgd.step()
    results[seed] = F.mse_loss(net(x), y).item() < 5


results = {}
for seed in range(3):
    thread = threading.Thread(target=train, args=(seed, results))
    thread.start()
    thread.join()
print(results)
