"""At the first parameter without a gradient you leave the whole loop: all that come after it are not moved. `continue` goes on to the next one; `return` and `break` do not."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                return
            self.sums[i] = self.momentum * self.sums[i] + p.grad + self.weight_decay * p
            p -= self.lr * self.sums[i]
