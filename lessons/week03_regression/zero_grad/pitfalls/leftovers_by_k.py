"""You divide by k in the last group, too, though it holds fewer batches: its step comes out too short. Divide by the number of batches that are really in the group."""
from torch.nn import functional as F


def train_accumulated(model, opt, batches, k):
    for start in range(0, len(batches), k):
        opt.zero_grad()
        for x, y in batches[start : start + k]:
            (F.mse_loss(model(x), y) / k).backward()
        opt.step()
