"""Your first step is right. In all later ones you weigh the new gradient with (1 − momentum), as an average would. SGD adds the whole gradient in every step: momentum · sum + gradient."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum, weight_decay)
        self.sums = [None] * len(self.params)

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                slope, old = p.grad + self.weight_decay * p, self.sums[i]
                self.sums[i] = slope if old is None else self.momentum * old + (1 - self.momentum) * slope
                p -= self.lr * self.sums[i]
