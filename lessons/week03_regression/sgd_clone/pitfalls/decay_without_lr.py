"""You shrink the weight by `weight_decay` itself. The decay is part of the slope, and every slope is multiplied by lr before anything moves."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad
                p -= self.lr * self.sums[i] + self.weight_decay * p
