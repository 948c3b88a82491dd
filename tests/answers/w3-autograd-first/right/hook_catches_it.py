import numpy as np
import torch


class Asker:
    """Catches the slope on its way into the leaf."""

    def __init__(self, f):
        self.f = f

    def __call__(self, x):
        caught = []
        x = x.detach().clone().requires_grad_()
        x.register_hook(caught.append)
        y = self.f(x)
        if y.requires_grad:
            torch.autograd.backward([y])
        return caught[0] if caught else torch.zeros_like(x)


def grad_of(f, x):
    return Asker(f)(x)


def slope(f, x):
    return grad_of(f, torch.from_numpy(np.array(x, dtype=float))).numpy()[()]
