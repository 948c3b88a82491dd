"""You mark the caller's own tensor and read its `.grad`. `backward()` adds to what is there, so asking a second time gives the double. Make a new leaf for each question: `leaf = x.detach().requires_grad_()`."""
import torch


def grad_of(f, x):
    x.requires_grad_()
    y = f(x)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward()
    return x.grad
