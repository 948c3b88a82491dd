"""You count only the parameters that have a gradient, and use that number to find the sum. When another one has none, the numbers shift, and a parameter goes by the sum of its neighbour. Count over all parameters, and skip inside the loop."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum, weight_decay)
        self.total = {}

    @torch.no_grad()
    def step(self):
        used = [p for p in self.params if p.grad is not None]
        for i, p in enumerate(used):
            self.total[i] = self.momentum * self.total.get(i, 0) + p.grad + self.weight_decay * p
            p -= self.lr * self.total[i]
