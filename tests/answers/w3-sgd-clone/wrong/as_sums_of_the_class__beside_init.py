import torch


class MySGD:
    velocity = {}

    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.params, self.lr, self.momentum, self.wd = list(params), lr, momentum, weight_decay

    def step(self):
        with torch.no_grad():
            for number, p in enumerate(self.params):
                if p.grad is not None:
                    old = MySGD.velocity.get((tuple(p.shape), number))
                    new = p.grad + self.wd * p
                    if old is not None:
                        new = new + self.momentum * old
                    MySGD.velocity[tuple(p.shape), number] = new
                    p -= self.lr * new

    def zero_grad(self):
        for p in self.params:
            p.grad = None
