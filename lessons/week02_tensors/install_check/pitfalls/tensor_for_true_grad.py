"""Your `grad_ok` is a tensor that holds True, not True itself: comparing a tensor gives a tensor, and JSON can't hold one. Take the number out first: `w.grad.item()`."""
import torch


def grad_ok():
    w = torch.tensor(3.0, requires_grad=True)
    (w * w).backward()
    return w.grad == 6.0
