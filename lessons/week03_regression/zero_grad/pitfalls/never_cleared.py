"""Only your first step is clean. `backward()` adds to `.grad`, and nothing clears it between two batches, so every later step is made of old gradients, too. Call `opt.zero_grad()` inside the loop, once per batch: above the loop it runs once only, and without its parentheses it does not run at all."""
from torch.nn import functional as F


def train(model, opt, batches):
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
