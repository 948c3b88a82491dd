"""You keep one sum for all parameters together. Each of them has slopes, and a shape, of its own: keep one sum for each parameter."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum, weight_decay)
        self.total = 0

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                self.total = self.momentum * self.total + p.grad + self.weight_decay * p
                p -= self.lr * self.total
