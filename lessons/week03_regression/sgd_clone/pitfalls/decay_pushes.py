"""You subtract the decay from the gradient, and the step subtracts once more: two minus signs push the weights away from 0. Add it to the gradient."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad - self.weight_decay * p
                p -= self.lr * self.sums[i]
