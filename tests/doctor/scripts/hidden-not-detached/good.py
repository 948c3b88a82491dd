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
    state = tuple(part.detach() for part in state)
    out, state = rnn(batch, state)
    F.mse_loss(head(out[:, :-1]), batch[:, 1:]).backward()
    opt.step()
# An encoder's state goes on into a decoder, within one step; and a cell is unrolled.
decoder, cell = nn.LSTM(3, 8, batch_first=True), nn.GRUCell(3, 8)
opt = torch.optim.SGD([*rnn.parameters(), *decoder.parameters(), *cell.parameters(), *head.parameters()], lr=0.1)
for batch in text:
    opt.zero_grad()
    _, state = rnn(batch)
    out, _ = decoder(batch, state)
    h = torch.zeros(8, 8)
    for t in range(5):
        h = cell(batch[:, t], h)
    (F.mse_loss(head(out), batch) + h.square().mean()).backward()
    opt.step()
