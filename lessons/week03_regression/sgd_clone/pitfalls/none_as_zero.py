"""You take a missing gradient for a gradient of 0. Then weight decay and the old sum go on moving a parameter that took no part, even a frozen one. Where `.grad` is None, do nothing."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            slope = self.weight_decay * p
            if p.grad is not None:
                slope = slope + p.grad
            self.sums[i] = self.momentum * self.sums[i] + slope
            p -= self.lr * self.sums[i]
