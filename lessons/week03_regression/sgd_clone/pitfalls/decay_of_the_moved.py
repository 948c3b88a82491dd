"""You move by the gradient first, and then take the decay from the weight that has already moved. Both belong to one slope, from the old weight: gradient + weight_decay · parameter; then comes the sum, then the move."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad
                p -= self.lr * self.sums[i]
                p -= self.lr * self.weight_decay * p
