"""Your `opt.step()` stands outside the loop: it runs once, when all batches are over, and sees the gradient of the last one only. Indent it, so that every batch takes its own step."""
from torch.nn import functional as F


def train(model, opt, batches):
    for x, y in batches:
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
    opt.step()
