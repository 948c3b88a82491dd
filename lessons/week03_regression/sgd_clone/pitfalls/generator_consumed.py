"""You keep the generator itself. It gives out every parameter once: after the first loop over it, it is empty, and each later loop does nothing, without an error. Keep `list(params)`."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.params, self.lr, self.momentum, self.weight_decay = params, lr, momentum, weight_decay
        self.sums = {}

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                self.sums[p] = self.momentum * self.sums.get(p, 0) + p.grad + self.weight_decay * p
                p -= self.lr * self.sums[p]
