# The generator's backward leaves gradients in the discriminator, which clears them before its own.
import torch
from torch import nn

real = torch.randn(256, 2) * 0.5 + 1
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
g_opt = torch.optim.Adam(G.parameters(), lr=1e-3)
d_opt = torch.optim.Adam(D.parameters(), lr=1e-3)
bce = nn.functional.binary_cross_entropy_with_logits
for step in range(40):
    batch = real[torch.randint(0, 256, (32,))]
    fake = G(torch.randn(32, 4))
    d_opt.zero_grad()
    d_loss = bce(D(batch), torch.ones(32, 1)) + bce(D(fake.detach()), torch.zeros(32, 1))
    d_loss.backward()
    d_opt.step()
    G.zero_grad(set_to_none=False)
    g_loss = bce(D(fake), torch.ones(32, 1))
    g_loss.backward()
    g_opt.step()
