"""You add the decay to `p.grad` itself. The gradient belongs to your caller, who may look at it or step again: then the decay is in it twice. Make a new tensor: `p.grad + …`."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                p.grad += self.weight_decay * p
                self.sums[i] = self.momentum * self.sums[i] + p.grad
                p -= self.lr * self.sums[i]
