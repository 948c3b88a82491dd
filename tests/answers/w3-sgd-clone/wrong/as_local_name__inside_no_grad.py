import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.parameters = list(params)
        self.rate, self.beta, self.decay = lr, momentum, weight_decay
        self.velocity = {}

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        for p in self.parameters:
            if p.grad is None:
                continue
            v = self.beta * self.velocity.get(p, 0) + (p.grad + self.decay * p).detach()
            self.velocity[p] = v
            with torch.no_grad():
                p = p - self.rate * v
