"""Your steps go uphill: a sign is turned. The gradient points to where the loss grows, so it must be subtracted once: the sum takes it up with a plus, and the parameter changes by −lr · sum."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad + self.weight_decay * p
                p += self.lr * self.sums[i]
