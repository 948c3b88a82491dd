import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.parameters = list(params)
        self.rate, self.beta, self.decay = lr, momentum, weight_decay
        self.velocity = {}

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            if p.grad is not None:
                g = (p.grad + self.decay * p).clamp(-1, 1)
                v = self.velocity[p] = self.beta * self.velocity.get(p, 0) + g
                p -= self.rate * v
