"""You change a parameter in place while autograd writes down what happens to it, and it refuses. The move is no part of the computation: put `with torch.no_grad():` around it, or `@torch.no_grad()` above `step`."""


class MySGD(MySGD):
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p -= self.lr * p.grad
