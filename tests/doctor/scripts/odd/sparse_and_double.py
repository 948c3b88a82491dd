import torch
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
words = nn.Embedding(50, 8, sparse=True)
head = nn.Linear(8, 3)
opts = [torch.optim.SparseAdam(words.parameters(), lr=0.01), torch.optim.LBFGS(head.parameters(), lr=0.1, max_iter=3)]
i, y = torch.randint(0, 50, (16,)), torch.randint(0, 3, (16,))


def closure():
    head.zero_grad()
    loss = nn.functional.cross_entropy(head(words(i).detach()), y)
    loss.backward()
    return loss


for step in range(6):
    opts[0].zero_grad()
    nn.functional.cross_entropy(head(words(i)), y).backward()
    opts[0].step()
    print(repr(opts[1].step(closure).item()))
