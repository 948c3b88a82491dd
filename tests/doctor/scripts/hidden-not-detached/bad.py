import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
text = torch.randn(10, 8, 5, 3)
rnn, head = nn.LSTM(3, 8, batch_first=True), nn.Linear(8, 3)
opt = torch.optim.SGD([*rnn.parameters(), *head.parameters()], lr=0.1)
state = (torch.zeros(1, 8, 8), torch.zeros(1, 8, 8))

for batch in text:
    opt.zero_grad()
    out, state = rnn(batch, state)  # here
    F.mse_loss(head(out[:, :-1]), batch[:, 1:]).backward()
    opt.step()
