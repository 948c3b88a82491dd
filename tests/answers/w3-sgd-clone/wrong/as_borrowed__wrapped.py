from torch import optim


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.inner = optim.SGD(params, lr=lr, momentum=momentum, weight_decay=weight_decay)

    def step(self):
        self.inner.step()

    def zero_grad(self):
        self.inner.zero_grad()
