"""You clear the gradient just before you use it: `backward()` fills `.grad`, `zero_grad()` empties it, and `step()` finds nothing to go by. The weights never move. Clear before `backward()`, or after `step()`."""
from torch.nn import functional as F


def train(model, opt, batches):
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.zero_grad()
        opt.step()
