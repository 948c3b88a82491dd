import torch


def mover(p, lr, momentum, decay):
    total = torch.zeros_like(p, requires_grad=False)

    def move():
        if p.grad is None:
            return
        total.copy_(momentum * total + (p.grad + decay * p))
        p.sub_(total * lr)
    return move


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        params = [*params]
        self.parameters = params
        self.moves = [mover(p, lr, momentum, weight_decay) for p in params]

    def step(self):
        with torch.no_grad():
            for move in self.moves:
                move()

    def zero_grad(self, set_to_none=True):
        for p in self.parameters:
            if p.grad is not None:
                p.grad = None if set_to_none else torch.zeros_like(p)
