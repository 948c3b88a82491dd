"""Your sums begin as None, and in the first step you multiply that. Begin with zeros, `torch.zeros_like(p)`, or take the slope itself where there is no sum yet."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum, weight_decay)
        self.sums = [None] * len(self.params)

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad + self.weight_decay * p
                p -= self.lr * self.sums[i]
