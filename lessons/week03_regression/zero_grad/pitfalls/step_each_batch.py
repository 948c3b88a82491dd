"""You step after every batch, so nothing is collected. A step belongs to a whole group: take `opt.step()` out of the inner loop."""
from torch.nn import functional as F


def train_accumulated(model, opt, batches, k):
    for start in range(0, len(batches), k):
        group = batches[start : start + k]
        for x, y in group:
            opt.zero_grad()
            (F.mse_loss(model(x), y) / len(group)).backward()
            opt.step()
