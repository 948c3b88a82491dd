"""You build the sum and then move by the gradient plus momentum times the sum, which already holds the gradient. That is another method, named after Nesterov. Here the step is lr times the sum, and nothing more."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                slope = p.grad + self.weight_decay * p
                self.sums[i] = self.momentum * self.sums[i] + slope
                p -= self.lr * (slope + self.momentum * self.sums[i])
