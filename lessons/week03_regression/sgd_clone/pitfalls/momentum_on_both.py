"""You multiply the gradient by the momentum as well: with momentum = 0 nothing is left, and no weight moves. Only the old sum shrinks: momentum · sum, and then the whole gradient on top."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * (self.sums[i] + p.grad + self.weight_decay * p)
                p -= self.lr * self.sums[i]
