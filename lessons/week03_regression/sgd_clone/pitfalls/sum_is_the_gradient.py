"""Your first sum is the gradient itself, not a copy, and you then change the sum in place: with it you change `p.grad`, and whoever clears the gradient clears your sum. Keep a `clone()`, or begin with zeros."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum, weight_decay)
        self.sums = [None] * len(self.params)

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            slope = p.grad
            if self.weight_decay:
                slope = slope.add_(p, alpha=self.weight_decay)
            if self.sums[i] is None:
                self.sums[i] = slope
            else:
                self.sums[i].mul_(self.momentum).add_(slope)
            p.sub_(self.lr * self.sums[i])

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()
