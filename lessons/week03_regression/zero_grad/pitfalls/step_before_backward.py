"""You step before you know where to: at the time of `step()` the gradient of this batch is not computed yet. So each step uses the gradient of the batch before, and the last batch is never used. First `backward()`, then `step()`."""
from torch.nn import functional as F


def train(model, opt, batches):
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        opt.step()
        opt.zero_grad()
        loss.backward()
