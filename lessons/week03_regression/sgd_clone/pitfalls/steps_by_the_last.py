"""You move first, and then bring the sum up to date: each step goes by the sum of the step before, and the first one goes nowhere. First the sum, then the move."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                slope = p.grad + self.weight_decay * p
                p -= self.lr * self.sums[i]
                self.sums[i] = self.momentum * self.sums[i] + slope
